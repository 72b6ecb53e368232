/** The database of the product. */
export const DATABASE = 'atelier';

/** The same server as `adminUrl`, as another role, in another database; its other parameters (TLS, say) are kept. */
export function databaseUrl(
  adminUrl: string,
  as: { role?: string; password?: string | undefined; database?: string },
): string {
  const url = new URL(adminUrl);
  if (as.role !== undefined) url.username = encodeURIComponent(as.role);
  if (as.password !== undefined) url.password = encodeURIComponent(as.password);
  url.pathname = `/${encodeURIComponent(as.database ?? DATABASE)}`;
  return url.href;
}
