import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import type { Measurements, ProfileView, Size } from '#libs/contracts';

/** One person's style profile. */
@Entity('profiles')
export class Profile {
  @PrimaryColumn('text', { name: 'user_id' })
  userId!: string;

  @Column('integer', { name: 'monthly_budget_minor', nullable: true })
  monthlyBudgetMinor!: number | null;

  @Column('text', { nullable: true })
  currency!: string | null;

  @Column('text', { array: true })
  goals!: string[];

  @Column('text', { name: 'style_tags', array: true })
  styleTags!: string[];

  @Column('text', { nullable: true })
  department!: ProfileView['department'];

  @Column('text', { nullable: true })
  country!: string | null;

  @Column('jsonb')
  sizes!: Size[];

  @Column('jsonb')
  measurements!: Measurements;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}

/** What a profile says, whether or not the person has told us anything yet. */
export type ProfileState = Pick<
  Profile,
  'monthlyBudgetMinor' | 'currency' | 'goals' | 'styleTags' | 'department' | 'country' | 'sizes' | 'measurements'
>;

export const EMPTY_PROFILE: ProfileState = {
  monthlyBudgetMinor: null,
  currency: null,
  goals: [],
  styleTags: [],
  department: null,
  country: null,
  sizes: [],
  measurements: {},
};

export const toView = (profile: ProfileState): ProfileView => ({
  monthly_budget:
    profile.monthlyBudgetMinor === null || profile.currency === null
      ? null
      : { amount_minor: profile.monthlyBudgetMinor, currency: profile.currency },
  currency: profile.currency,
  goals: profile.goals,
  style_tags: profile.styleTags,
  department: profile.department,
  country: profile.country,
  sizes: profile.sizes,
  measurements: profile.measurements,
});
