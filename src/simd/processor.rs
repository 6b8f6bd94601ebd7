//! Which instructions the processor has.
use super::lanes::Simd;
use super::portable::Portable;
use std::sync::OnceLock;

/// Environment variable: `portable` keeps to the instructions that the program was built for.
pub const CPU_VARIABLE: &str = "SIGNALGAP_CPU";

/// Work written once for all instructions.
///
/// Implementations are `#[inline(always)]`, and so is all that they call and that is to be compiled for the instructions.
pub trait Kernel {
    /// What comes out.
    type Output;

    /// Does the work.
    fn run<S: Simd>(self, simd: S) -> Self::Output;
}

/// The instructions to use.
#[derive(Clone, Copy, Debug)]
pub enum Processor {
    /// Those that the program was built for.
    Portable,
    /// AVX2 (x86-64-v3).
    #[cfg(target_arch = "x86_64")]
    Avx2(pulp::x86::V3),
}

impl Processor {
    /// The best of this machine, or what [`CPU_VARIABLE`] asks for; decided once.
    #[must_use]
    pub fn of_this_machine() -> Self {
        static CHOICE: OnceLock<Processor> = OnceLock::new();
        *CHOICE.get_or_init(|| {
            let portable = std::env::var_os(CPU_VARIABLE).is_some_and(|choice| choice == "portable");
            if portable { Self::Portable } else { Self::best() }
        })
    }

    /// The best that this machine has.
    #[must_use]
    pub fn best() -> Self {
        #[cfg(target_arch = "x86_64")]
        if let Some(simd) = pulp::x86::V3::try_new() {
            return Self::Avx2(simd);
        }
        Self::Portable
    }

    /// Does some work with these instructions.
    #[inline]
    pub fn run<K: Kernel>(self, kernel: K) -> K::Output {
        match self {
            Self::Portable => kernel.run(Portable),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2(simd) => simd.vectorize(Call(simd, kernel)),
        }
    }
}

/// A kernel in a function that is compiled for AVX2.
#[cfg(target_arch = "x86_64")]
struct Call<K>(pulp::x86::V3, K);

#[cfg(target_arch = "x86_64")]
impl<K: Kernel> pulp::NullaryFnOnce for Call<K> {
    type Output = K::Output;

    #[inline(always)]
    fn call(self) -> K::Output {
        self.1.run(super::avx2::Avx2(self.0))
    }
}
