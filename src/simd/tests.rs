use super::{DoubleOnly, Kernel, LANES, LaneMask, Lanes, Portable, Processor, Simd};
use proptest::prelude::*;

/// All that lanes can do, on some numbers.
struct Everything([f64; LANES], [f64; LANES]);

impl Kernel for Everything {
    type Output = Vec<u64>;

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> Vec<u64> {
        let (a, b) = (simd.double(self.0), simd.double(self.1));
        let singles = simd.single(self.0.map(|value| value as f32));
        let mut bits = Vec::new();
        bits.extend(everything(a, b).map(f64::to_bits));
        bits.extend(everything(simd.narrow(a), simd.narrow(b)).map(f64::to_bits));
        bits.extend(simd.widen(singles).to_array().map(f64::to_bits));
        bits.extend(singles.to_singles().map(|value| u64::from(value.to_bits())));
        bits.push(u64::from(simd.narrow_mask(a.gt(b)).bits()));
        bits.push(u64::from((a.gt(b) & b.ge(a)).bits()));
        bits.push(u64::from((a.gt(b) | b.ge(a)).bits()));
        bits
    }
}

#[inline(always)]
fn everything<V: Lanes>(a: V, b: V) -> impl Iterator<Item = f64> {
    let size = a.abs() + 1e-3;
    let results = [
        a + b,
        a - b,
        a * b,
        a / b,
        -a,
        a * 0.1 + 3.7 - 1e-4,
        size.sqrt(),
        a.round(),
        size.ln(),
        a.exp(),
        a.atan(),
        a.greater(b),
        a.lesser(b),
        V::select(a.gt(b), a, b),
        V::select(a.ge(b), b, a.all(0.1)),
    ];
    results.into_iter().flat_map(Lanes::to_array)
}

proptest! {
    #[test]
    fn the_same_bits_by_any_instructions(
        a in prop::array::uniform8(-90.0..90.0_f64),
        b in prop::array::uniform8(-90.0..90.0_f64),
    ) {
        let portable = Everything(a, b).run(Portable);
        prop_assert_eq!(portable, Processor::best().run(Everything(a, b)));
    }

    #[test]
    fn functions_are_exact_to_single_precision(x in prop::array::uniform8(-87.0..87.0_f64)) {
        let single = Portable.single(x.map(|x| x as f32));
        let exact = single.to_array();
        let sizes = single.abs() + 1e-6;
        let near = |found: f64, exact: f64| (found - exact).abs() <= 3e-7 * exact.abs().max(0.05);
        for (lane, exact) in exact.into_iter().enumerate() {
            prop_assert!(near(single.exp().to_array()[lane], exact.exp()), "exp {exact}");
            prop_assert!(near(single.atan().to_array()[lane], exact.atan()), "atan {exact}");
            let size = sizes.to_array()[lane];
            prop_assert!(near(sizes.ln().to_array()[lane], size.ln()), "ln {size}");
        }
        let double = DoubleOnly.single(x.map(|x| x as f32));
        for (found, x) in double.atan().to_array().into_iter().zip(exact) {
            prop_assert!((found - x.atan()).abs() <= 1e-15 * x.atan().abs().max(1.0), "atan {x}");
        }
    }
}

#[test]
fn nothing_is_greater_than_what_is_no_number() {
    let (void, one) = (Portable.double([f64::NAN; LANES]), Portable.double([1.0; LANES]));
    assert!(!void.gt(one).any() && !one.ge(void).any());
    assert_eq!(void.greater(one).to_array().map(f64::to_bits), [1.0_f64.to_bits(); LANES]);
    assert!(one.greater(void).to_array().iter().all(|value| value.is_nan()));
}
