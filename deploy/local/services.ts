/** One deployable of ours. `port` is its HTTP port on loopback: the public door of the gateway, health and metrics of the others. */
export interface ServiceSpec {
  readonly name: string;
  readonly port: number;
  /** Whether it owns a schema with two roles, and is migrated before it starts. */
  readonly database: boolean;
}

/** The one list of what runs behind the gateway. A new service is a line here and a user in `deploy/nats/nats-server.conf`. */
export const services: readonly ServiceSpec[] = [
  { name: 'profile', port: 9081, database: true },
  { name: 'catalog', port: 9082, database: true },
  { name: 'commerce', port: 9083, database: true },
  { name: 'audit', port: 9085, database: true },
];

export const gateway: ServiceSpec = { name: 'gateway', port: 8080, database: true };

export const everyService: readonly ServiceSpec[] = [gateway, ...services];

/** The services that own a schema. */
export const databaseServices: readonly ServiceSpec[] = everyService.filter((service) => service.database);

/** `try-on` → `TRY_ON`: the prefix of a service's environment variables. */
export function envPrefix(service: string): string {
  return service.replaceAll('-', '_').toUpperCase();
}

/** `try-on` → `try_on`: a service's schema, and the stem of its roles. */
export function schemaOf(service: string): string {
  return service.replaceAll('-', '_');
}
