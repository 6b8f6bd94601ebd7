//! The variable that chooses the processor's instructions.
use crate::simd::CPU_VARIABLE;
use crate::text;

/// Whether what the variable says is known; the engine reads it.
pub(super) fn check() -> Result<(), String> {
    known(std::env::var_os(CPU_VARIABLE).map(|asked| asked.to_string_lossy().into_owned()).as_deref())
}

fn known(asked: Option<&str>) -> Result<(), String> {
    match asked {
        None | Some("" | "portable") => Ok(()),
        Some(text) => Err(text!("processor-write-portable-or-leave", variable = CPU_VARIABLE, text)),
    }
}

#[cfg(test)]
mod tests {
    use super::known;

    #[test]
    fn other_instructions_are_not_known() {
        assert_eq!(known(None), Ok(()));
        assert_eq!(known(Some("portable")), Ok(()));
        let wrong = known(Some("sse9")).expect_err("no such choice");
        assert!(wrong.starts_with("SIGNALGAP_CPU=sse9: "), "{wrong}");
    }
}
