// Written for an older page: the list that it fills is no longer there.
const list = document.getElementById("plan-list");
list.innerHTML = "";
