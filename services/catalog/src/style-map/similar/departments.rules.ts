import { wornBy } from '../../search/question/departments.rules.ts';

type Department = string | null;

/** Departments whose things are offered beside a thing of this one. Of what says nothing, anything but what is for children. */
export const departmentsBeside = (department: Department): readonly string[] => {
  if (department === null || department === 'unisex') return ['women', 'men', 'unisex'];
  return wornBy(department);
};

export const isBeside = (own: Department, other: Department): boolean =>
  other === null ? own === null : departmentsBeside(own).includes(other);
