import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { operations } from '#libs/contracts';
import type { Settings } from '../gateway.settings.ts';

/** Swagger UI at `/admin/docs` and OpenAPI at `/admin/docs-json`; operators sign in there with PKCE. */
export function serveAdminDocs(app: NestFastifyApplication, settings: Settings): void {
  const scopes = operations.flatMap((op) => op.scopes).filter((scope) => scope.startsWith('admin:'));
  const document = new DocumentBuilder()
    .setTitle('Atelier admin API')
    .setDescription('For operators. Every request needs an access token with the scopes of its operation.')
    .setVersion(settings.version)
    .setOpenAPIVersion('3.1.0')
    .addServer(settings.publicUrl)
    .addOAuth2({
      type: 'oauth2',
      flows: {
        authorizationCode: {
          authorizationUrl: `${settings.issuer}authorize`,
          tokenUrl: `${settings.issuer}oauth/token`,
          scopes: Object.fromEntries([...new Set(scopes)].sort().map((scope) => [scope, ''])),
        },
      },
    })
    .build();
  SwaggerModule.setup('admin/docs', app, () => SwaggerModule.createDocument(app, document), {
    swaggerOptions: {
      oauth2RedirectUrl: `${settings.publicUrl}/admin/docs/oauth2-redirect.html`,
      initOAuth: {
        clientId: settings.swaggerClientId,
        usePkceWithAuthorizationCodeGrant: true,
        additionalQueryStringParams: { audience: settings.audience },
      },
    },
  });
}
