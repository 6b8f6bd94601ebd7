//! Kernels with double precision throughout, to tell what single precision costs.
use super::lanes::{LANES, Simd};
use super::portable::{PortableDouble, PortableDoubleMask};
use wide::f64x8;

/// As [`super::Portable`], with double precision in place of single.
#[derive(Clone, Copy, Debug)]
pub struct DoubleOnly;

impl Simd for DoubleOnly {
    type Double = PortableDouble;
    type Single = PortableDouble;

    #[inline(always)]
    fn double(self, values: [f64; LANES]) -> PortableDouble {
        PortableDouble(f64x8::from(values))
    }

    #[inline(always)]
    fn single(self, values: [f32; LANES]) -> PortableDouble {
        PortableDouble(f64x8::from(values.map(f64::from)))
    }

    #[inline(always)]
    fn narrow(self, values: PortableDouble) -> PortableDouble {
        values
    }

    #[inline(always)]
    fn widen(self, values: PortableDouble) -> PortableDouble {
        values
    }

    #[inline(always)]
    fn narrow_mask(self, mask: PortableDoubleMask) -> PortableDoubleMask {
        mask
    }
}
