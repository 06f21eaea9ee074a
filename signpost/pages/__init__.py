"""Reading HTML and addresses as browsers do: parsing, links, main content, what is hidden."""
