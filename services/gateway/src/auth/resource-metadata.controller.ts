import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Settings } from '../gateway.settings.ts';

/** What an MCP client needs to sign in: this resource and who issues its tokens (RFC 9728). */
@ApiExcludeController()
@Controller('.well-known')
export class ResourceMetadataController {
  private readonly metadata;

  constructor({ resource, issuer, defaultScopes }: Settings) {
    this.metadata = {
      resource,
      authorization_servers: [issuer],
      scopes_supported: [...defaultScopes],
      bearer_methods_supported: ['header'],
      resource_name: 'Atelier',
    };
  }

  /** Both places clients look in, with the same body. */
  @Get(['oauth-protected-resource', 'oauth-protected-resource/mcp'])
  @Header('access-control-allow-origin', '*')
  @Header('cache-control', 'public, max-age=300')
  get(): typeof this.metadata {
    return this.metadata;
  }
}
