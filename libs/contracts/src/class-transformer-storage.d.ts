/** class-transformer ships this module without types; `ValidateNested` schemas are derived from its storage. */
declare module 'class-transformer/cjs/storage.js' {
  import type { MetadataStorage } from 'class-transformer/types/MetadataStorage.js';
  type TypeMetadata = ReturnType<MetadataStorage['findTypeMetadata']>;
  /** The package's own type forgets that most properties have no such metadata. */
  export const defaultMetadataStorage: {
    findTypeMetadata: (...place: Parameters<MetadataStorage['findTypeMetadata']>) => TypeMetadata | undefined;
  } & MetadataStorage;
}
