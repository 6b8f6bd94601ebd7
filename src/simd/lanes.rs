//! What can be done with eight numbers at a time.
use std::ops::{Add, BitAnd, BitOr, Div, Mul, Neg, Sub};

/// Numbers at a time.
pub const LANES: usize = 8;

/// Adding and subtracting these leaves the nearest whole number: 1.5 x 2^52, and 1.5 x 2^23.
pub(super) const TO_WHOLE_DOUBLE: f64 = 6_755_399_441_055_744.0;
pub(super) const TO_WHOLE_SINGLE: f64 = 12_582_912.0;

/// Which of eight lanes.
pub trait LaneMask: Copy + BitAnd<Output = Self> + BitOr<Output = Self> {
    /// Lane 0 in the lowest bit.
    fn bits(self) -> u8;

    /// Whether it is any lane.
    #[inline(always)]
    fn any(self) -> bool {
        self.bits() != 0
    }
}

/// Eight numbers. Sums, differences, products, quotients and roots are rounded once each, as IEEE 754 says; nothing is fused.
pub trait Lanes:
    Copy
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + Add<f64, Output = Self>
    + Sub<f64, Output = Self>
    + Mul<f64, Output = Self>
{
    /// Which lanes a comparison holds for.
    type Mask: LaneMask;

    /// The same number in all lanes, with the instructions that these have.
    #[must_use]
    fn all(self, value: f64) -> Self;

    /// Square roots.
    #[must_use]
    fn sqrt(self) -> Self;

    /// Natural logarithms of positive normal numbers: within 2 units in the last place.
    #[must_use]
    fn ln(self) -> Self;

    /// Exponentials, of numbers from -87 to 88: smaller ones count as -87. Within 2 units in the last place.
    #[must_use]
    fn exp(self) -> Self;

    /// Numbers rounded to whole ones, ties to even: of numbers under 2^51 in double, 2^22 in single precision.
    #[must_use]
    fn round(self) -> Self;

    /// Arc tangents, radians: within 2 units in the last place.
    #[must_use]
    fn atan(self) -> Self;

    /// Where a number is greater than another; false beside NaN.
    #[must_use]
    fn gt(self, other: Self) -> Self::Mask;

    /// Where a number is not less than another; false beside NaN.
    #[must_use]
    fn ge(self, other: Self) -> Self::Mask;

    /// One number where a mask holds, and another where it does not.
    #[must_use]
    fn select(mask: Self::Mask, yes: Self, no: Self) -> Self;

    /// The numbers, lane by lane.
    fn to_array(self) -> [f64; LANES];

    /// The numbers in single precision.
    fn to_singles(self) -> [f32; LANES];

    /// The greater of two numbers; the other one where either is NaN.
    #[must_use]
    #[inline(always)]
    fn greater(self, other: Self) -> Self {
        Self::select(self.gt(other), self, other)
    }

    /// The lesser of two numbers; the other one where either is NaN.
    #[must_use]
    #[inline(always)]
    fn lesser(self, other: Self) -> Self {
        Self::select(other.gt(self), self, other)
    }

    /// Numbers without their signs.
    #[must_use]
    #[inline(always)]
    fn abs(self) -> Self {
        self.greater(-self)
    }
}

/// The instructions that a kernel is compiled for.
pub trait Simd: Copy + Send + Sync {
    /// Eight numbers of double precision; their logarithms, exponentials and arc tangents are those of portable vectors.
    type Double: Lanes;
    /// Eight numbers of single precision.
    type Single: Lanes;

    /// Eight numbers.
    #[must_use]
    fn double(self, values: [f64; LANES]) -> Self::Double;

    /// Eight numbers.
    #[must_use]
    fn single(self, values: [f32; LANES]) -> Self::Single;

    /// Numbers rounded to single precision.
    #[must_use]
    fn narrow(self, values: Self::Double) -> Self::Single;

    /// Numbers in double precision.
    #[must_use]
    fn widen(self, values: Self::Single) -> Self::Double;

    /// The same lanes.
    fn narrow_mask(self, mask: <Self::Double as Lanes>::Mask) -> <Self::Single as Lanes>::Mask;
}
