//! Eight numbers at a time by AVX2.
use super::lanes::{LANES, LaneMask, Lanes, Simd, TO_WHOLE_DOUBLE, TO_WHOLE_SINGLE};
use super::portable::{PortableDouble, ROOT_HALF_BITS};
use super::single_functions::{self, SingleParts};
use pulp::cast;
use pulp::x86::V3;
use std::arch::x86_64::{__m256, __m256d, _CMP_GE_OQ, _CMP_GT_OQ};
use std::ops::{Add, BitAnd, BitOr, Div, Mul, Neg, Sub};

/// AVX2.
#[derive(Clone, Copy, Debug)]
pub(super) struct Avx2(pub(super) V3);

/// Eight numbers of single precision.
#[derive(Clone, Copy, Debug)]
pub(super) struct Single(V3, __m256);

/// Eight numbers of double precision: the first four, and the others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Double(V3, __m256d, __m256d);

/// Which of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct SingleMask(V3, __m256);

/// Which of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct DoubleMask(V3, __m256d, __m256d);

impl Simd for Avx2 {
    type Double = Double;
    type Single = Single;

    #[inline(always)]
    fn double(self, values: [f64; LANES]) -> Double {
        let [low, high]: [__m256d; 2] = cast(values);
        Double(self.0, low, high)
    }

    #[inline(always)]
    fn single(self, values: [f32; LANES]) -> Single {
        Single(self.0, cast(values))
    }

    #[inline(always)]
    fn narrow(self, values: Double) -> Single {
        let avx = self.0.avx;
        Single(self.0, avx._mm256_set_m128(avx._mm256_cvtpd_ps(values.2), avx._mm256_cvtpd_ps(values.1)))
    }

    #[inline(always)]
    fn widen(self, values: Single) -> Double {
        let avx = self.0.avx;
        let (low, high) = (avx._mm256_castps256_ps128(values.1), avx._mm256_extractf128_ps::<1>(values.1));
        Double(self.0, avx._mm256_cvtps_pd(low), avx._mm256_cvtps_pd(high))
    }

    #[inline(always)]
    fn narrow_mask(self, mask: DoubleMask) -> SingleMask {
        let (one, none) = (self.double([1.0; LANES]), self.double([0.0; LANES]));
        let chosen = self.narrow(Double::select(mask, one, none));
        chosen.gt(chosen.all(0.5))
    }
}

macro_rules! operators {
    ($($operator:ident $call:ident $single:ident $double:ident),*) => {$(
        impl $operator for Single {
            type Output = Self;
            #[inline(always)]
            fn $call(self, other: Self) -> Self {
                Self(self.0, self.0.avx.$single(self.1, other.1))
            }
        }

        impl $operator<f64> for Single {
            type Output = Self;
            #[inline(always)]
            fn $call(self, other: f64) -> Self {
                self.$call(self.all(other))
            }
        }

        impl $operator for Double {
            type Output = Self;
            #[inline(always)]
            fn $call(self, other: Self) -> Self {
                Self(self.0, self.0.avx.$double(self.1, other.1), self.0.avx.$double(self.2, other.2))
            }
        }

        impl $operator<f64> for Double {
            type Output = Self;
            #[inline(always)]
            fn $call(self, other: f64) -> Self {
                self.$call(self.all(other))
            }
        }
    )*};
}

operators!(
    Add add _mm256_add_ps _mm256_add_pd,
    Sub sub _mm256_sub_ps _mm256_sub_pd,
    Mul mul _mm256_mul_ps _mm256_mul_pd,
    Div div _mm256_div_ps _mm256_div_pd
);

macro_rules! mask_operators {
    ($($operator:ident $call:ident $single:ident $double:ident),*) => {$(
        impl $operator for SingleMask {
            type Output = Self;
            #[inline(always)]
            fn $call(self, other: Self) -> Self {
                Self(self.0, self.0.avx.$single(self.1, other.1))
            }
        }

        impl $operator for DoubleMask {
            type Output = Self;
            #[inline(always)]
            fn $call(self, other: Self) -> Self {
                Self(self.0, self.0.avx.$double(self.1, other.1), self.0.avx.$double(self.2, other.2))
            }
        }
    )*};
}

mask_operators!(BitAnd bitand _mm256_and_ps _mm256_and_pd, BitOr bitor _mm256_or_ps _mm256_or_pd);

impl Neg for Single {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        Self(self.0, self.0.avx._mm256_xor_ps(self.all(-0.0).1, self.1))
    }
}

impl Neg for Double {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        let sign = self.all(-0.0);
        let avx = self.0.avx;
        Self(self.0, avx._mm256_xor_pd(sign.1, self.1), avx._mm256_xor_pd(sign.2, self.2))
    }
}

impl LaneMask for SingleMask {
    #[inline(always)]
    fn bits(self) -> u8 {
        self.0.avx._mm256_movemask_ps(self.1) as u8
    }
}

impl LaneMask for DoubleMask {
    #[inline(always)]
    fn bits(self) -> u8 {
        let avx = self.0.avx;
        (avx._mm256_movemask_pd(self.1) | avx._mm256_movemask_pd(self.2) << 4) as u8
    }
}

impl Lanes for Single {
    type Mask = SingleMask;

    #[inline(always)]
    fn all(self, value: f64) -> Self {
        Self(self.0, self.0.avx._mm256_set1_ps(value as f32))
    }

    #[inline(always)]
    fn sqrt(self) -> Self {
        Self(self.0, self.0.avx._mm256_sqrt_ps(self.1))
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
    fn gt(self, other: Self) -> SingleMask {
        SingleMask(self.0, self.0.avx._mm256_cmp_ps::<_CMP_GT_OQ>(self.1, other.1))
    }

    #[inline(always)]
    fn ge(self, other: Self) -> SingleMask {
        SingleMask(self.0, self.0.avx._mm256_cmp_ps::<_CMP_GE_OQ>(self.1, other.1))
    }

    #[inline(always)]
    fn select(mask: SingleMask, yes: Self, no: Self) -> Self {
        Self(mask.0, mask.0.avx._mm256_blendv_ps(no.1, yes.1, mask.1))
    }

    #[inline(always)]
    fn to_array(self) -> [f64; LANES] {
        self.to_singles().map(f64::from)
    }

    #[inline(always)]
    fn to_singles(self) -> [f32; LANES] {
        cast(self.1)
    }
}

impl Lanes for Double {
    type Mask = DoubleMask;

    #[inline(always)]
    fn all(self, value: f64) -> Self {
        let value = self.0.avx._mm256_set1_pd(value);
        Self(self.0, value, value)
    }

    #[inline(always)]
    fn sqrt(self) -> Self {
        let avx = self.0.avx;
        Self(self.0, avx._mm256_sqrt_pd(self.1), avx._mm256_sqrt_pd(self.2))
    }

    fn ln(self) -> Self {
        Avx2(self.0).double(PortableDouble(self.to_array().into()).ln().to_array())
    }

    fn exp(self) -> Self {
        Avx2(self.0).double(PortableDouble(self.to_array().into()).exp().to_array())
    }

    fn atan(self) -> Self {
        Avx2(self.0).double(PortableDouble(self.to_array().into()).atan().to_array())
    }

    #[inline(always)]
    fn round(self) -> Self {
        (self + TO_WHOLE_DOUBLE) - TO_WHOLE_DOUBLE
    }

    #[inline(always)]
    fn gt(self, other: Self) -> DoubleMask {
        let avx = self.0.avx;
        DoubleMask(
            self.0,
            avx._mm256_cmp_pd::<_CMP_GT_OQ>(self.1, other.1),
            avx._mm256_cmp_pd::<_CMP_GT_OQ>(self.2, other.2),
        )
    }

    #[inline(always)]
    fn ge(self, other: Self) -> DoubleMask {
        let avx = self.0.avx;
        DoubleMask(
            self.0,
            avx._mm256_cmp_pd::<_CMP_GE_OQ>(self.1, other.1),
            avx._mm256_cmp_pd::<_CMP_GE_OQ>(self.2, other.2),
        )
    }

    #[inline(always)]
    fn select(mask: DoubleMask, yes: Self, no: Self) -> Self {
        let avx = mask.0.avx;
        Self(mask.0, avx._mm256_blendv_pd(no.1, yes.1, mask.1), avx._mm256_blendv_pd(no.2, yes.2, mask.2))
    }

    #[inline(always)]
    fn to_array(self) -> [f64; LANES] {
        cast([self.1, self.2])
    }

    #[inline(always)]
    fn to_singles(self) -> [f32; LANES] {
        Avx2(self.0).narrow(self).to_singles()
    }
}

impl SingleParts for Single {
    #[inline(always)]
    fn mantissa_and_exponent(self) -> (Self, Self) {
        let (avx, avx2) = (self.0.avx, self.0.avx2);
        let bits = avx._mm256_castps_si256(self.1);
        let least = avx._mm256_set1_epi32(ROOT_HALF_BITS);
        let exponent = avx2._mm256_srai_epi32::<23>(avx2._mm256_sub_epi32(bits, least));
        let mantissa = avx2._mm256_sub_epi32(bits, avx2._mm256_slli_epi32::<23>(exponent));
        (Self(self.0, avx._mm256_castsi256_ps(mantissa)), Self(self.0, avx._mm256_cvtepi32_ps(exponent)))
    }

    #[inline(always)]
    fn power_of_two(self) -> Self {
        let (avx, avx2) = (self.0.avx, self.0.avx2);
        let power = avx2._mm256_add_epi32(avx._mm256_cvtps_epi32(self.1), avx._mm256_set1_epi32(127));
        Self(self.0, avx._mm256_castsi256_ps(avx2._mm256_slli_epi32::<23>(power)))
    }
}
