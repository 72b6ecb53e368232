import sharp from 'sharp';

/**
 * Of all that libvips can read (SVG, PDF, TIFF …), leaves these and nothing else: a file is never opened by a loader it chose itself.
 * Holds for the whole process, hence not for importing a module: a service does it when it starts.
 */
export function restrictLibvips(): void {
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((format) => `VipsForeignLoad${format}Buffer`),
  });
  sharp.cache(false);
  // One thread per picture: how many are decoded at once is decided by who decodes.
  sharp.concurrency(1);
}
