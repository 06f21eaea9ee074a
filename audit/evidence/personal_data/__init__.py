"""Personal data and other things that were published by mistake; what rules say of them."""
