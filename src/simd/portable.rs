//! Eight numbers at a time by portable vectors.
use super::lanes::{LANES, LaneMask, Lanes, Simd, TO_WHOLE_DOUBLE, TO_WHOLE_SINGLE};
use super::single_functions::{self, SingleParts};
use std::ops::{Add, BitAnd, BitOr, Div, Mul, Neg, Sub};
use wide::{f32x8, f64x8, i32x8};

/// The instructions that the program was built for.
#[derive(Clone, Copy, Debug)]
pub struct Portable;

impl Simd for Portable {
    type Double = PortableDouble;
    type Single = PortableSingle;

    #[inline(always)]
    fn double(self, values: [f64; LANES]) -> PortableDouble {
        PortableDouble(f64x8::from(values))
    }

    #[inline(always)]
    fn single(self, values: [f32; LANES]) -> PortableSingle {
        PortableSingle(f32x8::from(values))
    }

    #[inline(always)]
    fn narrow(self, values: PortableDouble) -> PortableSingle {
        PortableSingle(f32x8::from(values.to_singles()))
    }

    #[inline(always)]
    fn widen(self, values: PortableSingle) -> PortableDouble {
        PortableDouble(f64x8::from(values.0.to_array().map(f64::from)))
    }

    #[inline(always)]
    fn narrow_mask(self, mask: PortableDoubleMask) -> PortableSingleMask {
        let bits = mask.bits();
        let lanes =
            std::array::from_fn(|lane| f32::from_bits(if bits >> lane & 1 == 1 { u32::MAX } else { 0 }));
        PortableSingleMask(f32x8::from(lanes))
    }
}

macro_rules! portable_lanes {
    ($name:ident, $mask:ident, $vector:ident, $scalar:ty) => {
        // eight numbers
        #[derive(Clone, Copy, Debug)]
        pub struct $name(pub(super) $vector);

        // which of them
        #[derive(Clone, Copy, Debug)]
        pub struct $mask(pub(super) $vector);

        impl BitAnd for $mask {
            type Output = Self;
            #[inline(always)]
            fn bitand(self, other: Self) -> Self {
                Self(self.0 & other.0)
            }
        }

        impl BitOr for $mask {
            type Output = Self;
            #[inline(always)]
            fn bitor(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }
        }

        impl LaneMask for $mask {
            #[inline(always)]
            fn bits(self) -> u8 {
                self.0.to_bitmask() as u8
            }
        }

        portable_lanes!(@operators $name, $vector, $scalar, Add add, Sub sub, Mul mul);

        impl Div for $name {
            type Output = Self;
            #[inline(always)]
            fn div(self, other: Self) -> Self {
                Self(self.0 / other.0)
            }
        }

        impl Neg for $name {
            type Output = Self;
            #[inline(always)]
            fn neg(self) -> Self {
                Self($vector::splat(-0.0) ^ self.0)
            }
        }
    };
    (@operators $name:ident, $vector:ident, $scalar:ty, $($operator:ident $call:ident),*) => {$(
        impl $operator for $name {
            type Output = Self;
            #[inline(always)]
            fn $call(self, other: Self) -> Self {
                Self(self.0.$call(other.0))
            }
        }

        impl $operator<f64> for $name {
            type Output = Self;
            #[inline(always)]
            fn $call(self, other: f64) -> Self {
                Self(self.0.$call($vector::splat(other as $scalar)))
            }
        }
    )*};
}

portable_lanes!(PortableDouble, PortableDoubleMask, f64x8, f64);
portable_lanes!(PortableSingle, PortableSingleMask, f32x8, f32);

impl Lanes for PortableDouble {
    type Mask = PortableDoubleMask;

    #[inline(always)]
    fn all(self, value: f64) -> Self {
        Self(f64x8::splat(value))
    }

    #[inline(always)]
    fn sqrt(self) -> Self {
        Self(self.0.sqrt())
    }

    #[inline]
    fn ln(self) -> Self {
        Self(self.0.ln())
    }

    #[inline]
    fn exp(self) -> Self {
        Self(self.0.exp())
    }

    #[inline]
    fn atan(self) -> Self {
        Self(self.0.atan())
    }

    #[inline(always)]
    fn round(self) -> Self {
        (self + TO_WHOLE_DOUBLE) - TO_WHOLE_DOUBLE
    }

    #[inline(always)]
    fn gt(self, other: Self) -> PortableDoubleMask {
        PortableDoubleMask(self.0.simd_gt(other.0))
    }

    #[inline(always)]
    fn ge(self, other: Self) -> PortableDoubleMask {
        PortableDoubleMask(self.0.simd_ge(other.0))
    }

    #[inline(always)]
    fn select(mask: PortableDoubleMask, yes: Self, no: Self) -> Self {
        Self(mask.0.bitselect(yes.0, no.0))
    }

    #[inline(always)]
    fn to_array(self) -> [f64; LANES] {
        self.0.to_array()
    }

    #[inline(always)]
    fn to_singles(self) -> [f32; LANES] {
        self.0.to_array().map(|value| value as f32)
    }
}

impl Lanes for PortableSingle {
    type Mask = PortableSingleMask;

    #[inline(always)]
    fn all(self, value: f64) -> Self {
        Self(f32x8::splat(value as f32))
    }

    #[inline(always)]
    fn sqrt(self) -> Self {
        Self(self.0.sqrt())
    }

    #[inline(always)]
    fn ln(self) -> Self {
        single_functions::ln(self)
    }

    #[inline(always)]
    fn exp(self) -> Self {
        single_functions::exp(self)
    }

    #[inline(always)]
    fn atan(self) -> Self {
        single_functions::atan(self)
    }

    #[inline(always)]
    fn round(self) -> Self {
        (self + TO_WHOLE_SINGLE) - TO_WHOLE_SINGLE
    }

    #[inline(always)]
    fn gt(self, other: Self) -> PortableSingleMask {
        PortableSingleMask(self.0.simd_gt(other.0))
    }

    #[inline(always)]
    fn ge(self, other: Self) -> PortableSingleMask {
        PortableSingleMask(self.0.simd_ge(other.0))
    }

    #[inline(always)]
    fn select(mask: PortableSingleMask, yes: Self, no: Self) -> Self {
        Self(mask.0.bitselect(yes.0, no.0))
    }

    #[inline(always)]
    fn to_array(self) -> [f64; LANES] {
        self.0.to_array().map(f64::from)
    }

    #[inline(always)]
    fn to_singles(self) -> [f32; LANES] {
        self.0.to_array()
    }
}

/// Bits of sqrt(1/2): the least mantissa.
pub(super) const ROOT_HALF_BITS: i32 = 0x3f35_04f3;

impl SingleParts for PortableSingle {
    #[inline(always)]
    fn mantissa_and_exponent(self) -> (Self, Self) {
        let bits = i32x8::from(self.0.to_array().map(|value| value.to_bits().cast_signed()));
        let exponent = (bits - i32x8::splat(ROOT_HALF_BITS)) >> 23_i32;
        let mantissa = (bits - (exponent << 23_i32)).to_array();
        (
            Self(f32x8::from(mantissa.map(|bits| f32::from_bits(bits.cast_unsigned())))),
            Self(f32x8::from(exponent.to_array().map(|exponent| exponent as f32))),
        )
    }

    #[inline(always)]
    fn power_of_two(self) -> Self {
        let bits = self.0.to_array().map(|power| ((power as i32 + 127) << 23).cast_unsigned());
        Self(f32x8::from(bits.map(f32::from_bits)))
    }
}
