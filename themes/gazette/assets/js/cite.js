// A button below each citation that copies it, where the browser can. Without it the text can be selected as it is.
async function isRefused() {
  try {
    return (await navigator.permissions.query({ name: "clipboard-write" })).state === "denied";
  } catch {
    // Not every browser knows the permission; the attempt will tell.
    return false;
  }
}

if (navigator.clipboard && !(await isRefused())) {
  for (const citation of document.querySelectorAll("[data-copy]")) {
    const line = document.createElement("p");
    const button = document.createElement("button");
    const said = document.createElement("output");
    button.type = "button";
    button.textContent = citation.dataset.copy;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(citation.textContent);
        said.textContent = citation.dataset.copied;
      } catch {
        getSelection().selectAllChildren(citation);
        button.remove();
      }
    });
    line.append(button, " ", said);
    citation.after(line);
  }
}
