/** The mark in a browser's tab: an A as it is cut in a Didone. */
export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#74243a"/>' +
  '<path fill="#fffaf5" d="M14.7 6H17l7 19h-4.7zM14.7 6H16L9.9 25H8.7zM6.5 25h5v1.2h-5zM17.3 25h8.2v1.2h-8.2zM11.5 18h8v1.2h-8z"/></svg>\n';
