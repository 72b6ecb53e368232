/** Page parameters of a query string; numbers are numbers again, anything else is left for the schema to refuse by name. */
export const pageQuery = (limit: string | undefined, cursor: string | undefined): object => ({
  ...(limit === undefined ? {} : { limit: /^\d{1,6}$/.test(limit) ? Number(limit) : limit }),
  ...(cursor === undefined ? {} : { cursor }),
});
