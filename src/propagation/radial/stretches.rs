//! Lengths over sea, land and inland, carried along a radial.
use crate::terrain::Zone;

/// Total and longest continuous length over one kind of zone; a sample stands for the halves of the intervals beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[expect(clippy::struct_field_names, reason = "the unit belongs to each name")]
struct Stretch {
    closed_km: f64,
    longest_km: f64,
    start_km: Option<f64>,
}

impl Stretch {
    fn step(&mut self, chosen: bool, border_km: f64) {
        match (self.start_km, chosen) {
            (None, true) => self.start_km = Some(border_km),
            (Some(start_km), false) => {
                self.closed_km += border_km - start_km;
                self.longest_km = self.longest_km.max(border_km - start_km);
                self.start_km = None;
            }
            _ => {}
        }
    }

    /// Total and longest, the path ending at `d_km`.
    fn until(self, d_km: f64) -> (f64, f64) {
        let open_km = self.start_km.map_or(0.0, |start_km| d_km - start_km);
        (self.closed_km + open_km, self.longest_km.max(open_km))
    }
}

/// The stretches of P.1812-8 §3.2 and table 2.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Stretches {
    sea: Stretch,
    land: Stretch,
    inland: Stretch,
}

/// What a path of some length has of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ZoneLengths {
    /// Share of the path over sea, omega.
    pub(super) omega: f64,
    /// Longest stretch over land, d_tm.
    pub(super) d_tm_km: f64,
    /// Longest stretch over inland, d_lm.
    pub(super) d_lm_km: f64,
}

impl Stretches {
    /// Goes on to a sample of a zone; `border_km` is halfway from the sample before, 0 for the first.
    pub(super) fn step(&mut self, zone: Zone, border_km: f64) {
        self.sea.step(zone == Zone::Sea, border_km);
        self.land.step(zone != Zone::Sea, border_km);
        self.inland.step(zone == Zone::Inland, border_km);
    }

    /// The lengths of the path that ends at `d_km` in a zone, `border_km` behind the sample before it.
    pub(super) fn until(mut self, zone: Zone, border_km: f64, d_km: f64) -> ZoneLengths {
        self.step(zone, border_km);
        ZoneLengths {
            omega: self.sea.until(d_km).0 / d_km,
            d_tm_km: self.land.until(d_km).1,
            d_lm_km: self.inland.until(d_km).1,
        }
    }
}
