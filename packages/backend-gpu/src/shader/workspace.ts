/** Memory of a workgroup that serves a single sample. */
export const workspace = /* wgsl */ `
var<workgroup> ahead: array<u32, size>;
var<workgroup> alive: atomic<u32>;
var<workgroup> partial: array<f32, size>;
var<workgroup> earliest: array<atomic<u32>, size>;
`;
