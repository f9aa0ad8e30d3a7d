/** The one element that is ever added to a page, and only while a card is open. */
export const HOST_NAME = 'hover-card';
