/** The header in which the proxy tells a page the address it was asked for, path and query; what a browser sends in it is replaced. */
export const ASKED_PAGE = 'x-asked-page';
