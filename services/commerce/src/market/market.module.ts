import { Module } from '@nestjs/common';
import { Market, RemoteMarket } from './market.ts';

@Module({ providers: [{ provide: Market, useClass: RemoteMarket }], exports: [Market] })
export class MarketModule {}
