import { type DynamicModule, Module } from '@nestjs/common';
import { ExchangeRatesModule } from '../exchange-rates/exchange-rates.module.ts';
import { SearchModule } from '../search/search.module.ts';
