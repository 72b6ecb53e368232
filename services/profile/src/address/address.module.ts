import { Module } from '@nestjs/common';
import { ProfileModule } from '../profile/profile.module.ts';
import { AddressController } from './address.controller.ts';
import { AddressRepository } from './address.repository.ts';
import { AddressService } from './address.service.ts';

@Module({ imports: [ProfileModule], controllers: [AddressController], providers: [AddressRepository, AddressService] })
export class AddressModule {}
