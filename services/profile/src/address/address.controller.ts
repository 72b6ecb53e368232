import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import {
  address,
  type AddressView,
  type GetAddressInput,
  type Handlers,
  type RemoveAddressInput,
  type SetAddressInput,
} from '#libs/contracts';
import { CurrentCall, Handles } from '#libs/service-kit';
import { AddressService } from './address.service.ts';

@Controller()
export class AddressController implements Handlers<typeof address, Call> {
  constructor(private readonly addresses: AddressService) {}

  @Handles(address.getAddress)
  getAddress(@Payload() _: GetAddressInput, @CurrentCall() call: Call): Promise<AddressView> {
    return this.addresses.get(call);
  }

  @Handles(address.setAddress)
  setAddress(@Payload() input: SetAddressInput, @CurrentCall() call: Call): Promise<AddressView> {
    return this.addresses.set(call, input);
  }

  @Handles(address.removeAddress)
  removeAddress(@Payload() input: RemoveAddressInput, @CurrentCall() call: Call): Promise<AddressView> {
    return this.addresses.remove(call, input);
  }
}
