/** The stable name of a merchant in addresses: lower-case letters, digits and dashes. */
export const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
