import { type DynamicModule, Module } from '@nestjs/common';
import { AccountController } from './account.controller.ts';
import { AccountService } from './account.service.ts';
import { PageLinks } from './page-links.ts';

@Module({ controllers: [AccountController], providers: [AccountService] })
export class AccountModule {
  /** @param publicUrl origin of the gateway's pages */
  static at(publicUrl: string): DynamicModule {
    return {
      module: AccountModule,
      global: true,
      providers: [{ provide: PageLinks, useValue: new PageLinks(publicUrl) }],
      exports: [PageLinks],
    };
  }
}
