// Reloads the page when the digest has changed, and shows beside it what is wrong until it is fixed.
"use strict";
(() => {
  // The version that the server rendered this page from. If the browser does not say, it is the first one received.
  const [navigation] = performance.getEntriesByType("navigation");
  let pageVersion = navigation?.serverTiming?.find(({ name }) => name === "chancery")?.description;
  let stream;
  let panel;
  let hidden;

  function receive({ data }) {
    const { state, faults, findings } = JSON.parse(data);
    pageVersion ??= state;
    if (state !== pageVersion) {
      disconnect();
      location.reload();
    } else if (faults !== null) {
      showPanel("The last change has errors and is not shown yet", faults, "alert");
    } else if (findings !== null) {
      showPanel("Found on this page", findings, "status");
    } else {
      removePanel();
    }
  }

  function removePanel() {
    panel?.remove();
    panel = undefined;
    makeRoom();
  }

  function showPanel(title, text, role) {
    // What was hidden stays hidden until there is something else to show.
    if (text === hidden) return;
    hidden = undefined;
    panel?.remove();
    panel = document.createElement("chancery-panel");
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/_chancery/panel.css";
    style.addEventListener("load", makeRoom);
    const section = document.createElement("section");
    section.setAttribute("role", role);
    const heading = document.createElement("h2");
    heading.textContent = title;
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Hide";
    close.addEventListener("click", () => {
      hidden = text;
      removePanel();
    });
    const content = document.createElement("pre");
    content.tabIndex = 0;
    content.textContent = text;
    section.append(heading, close, content);
    panel.attachShadow({ mode: "open" }).append(style, section);
    document.body.append(panel);
    makeRoom();
  }

  // The page gives way to the panel: it becomes narrower beside one at the right, and longer above one at the foot.
  function makeRoom() {
    const { style } = document.documentElement;
    const box = panel?.getBoundingClientRect();
    const isBeside = box !== undefined && box.height >= innerHeight - 1 && box.width < innerWidth;
    style.marginInlineEnd = isBeside ? `${box.width}px` : "";
    style.paddingBlockEnd = box !== undefined && !isBeside ? `${box.height}px` : "";
  }

  // A browser opens at most six connections to a host, so a page in the background closes its own.
  function connect() {
    if (stream === undefined && !document.hidden) {
      stream = new EventSource(`/_chancery/events?page=${location.pathname}`);
      stream.onmessage = receive;
    }
  }

  function disconnect() {
    stream?.close();
    stream = undefined;
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
  addEventListener("resize", makeRoom);
  connect();
})();
