/** Departments whose things somebody of this one may wear. Unisex is for adults: what fits any child is of `kids`. */
export const wornBy = (department: string): readonly string[] =>
  department === 'kids' || department === 'unisex' ? [department] : [department, 'unisex'];
