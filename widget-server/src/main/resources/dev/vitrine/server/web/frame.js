// Answers to keys and clicks in the page of an iframe, and tells the page around it how high it is.
(() => {
  // @include widget.js

  const start = () => {
    enliven(document, (url, got) => {
      const request = new XMLHttpRequest();
      request.open('GET', url);
      request.responseType = 'document';
      request.onload = () => request.status == 200 && got(request.response);
      request.send();
    });
    new ResizeObserver(() => parent.postMessage({vitrineHeight: document.body.scrollHeight}, '*')).observe(document.body);
  };
  document.readyState == 'loading' ? addEventListener('DOMContentLoaded', start) : start();
})();
