//! What a limit is of.
use serde::{Deserialize, Serialize};

/// A quantity with limits: an input of a model, or an option of a run. `words` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[non_exhaustive]
pub enum Parameter {
    /// Carrier frequency.
    Frequency,
    /// Ground distance.
    GroundDistance,
    /// The same where the path has no line of sight.
    GroundDistanceWithoutLineOfSight,
    /// Height of either antenna above ground.
    AntennaHeight,
    /// Height of the transmitter's antenna above ground.
    TransmitterHeight,
    /// Height of the receiver's antenna above ground.
    ReceiverHeight,
    /// Height of the base station's antenna above ground.
    BaseHeight,
    /// Height of the handset above ground.
    MobileHeight,
    /// Height of the base station's antenna above the terrain towards the handset.
    EffectiveBaseHeight,
    /// Share of the average year.
    TimePercentage,
    /// Share of locations.
    LocationPercentage,
    /// Share of situations.
    SituationPercentage,
    /// Confidence.
    ConfidencePercentage,
    /// Reliability.
    ReliabilityPercentage,
    /// Share of the year beside confidence and reliability.
    UnusedTimePercentage,
    /// Share of locations beside confidence and reliability.
    UnusedLocationPercentage,
    /// Share of situations beside confidence and reliability.
    UnusedSituationPercentage,
    /// Confidence beside time, location and situation.
    UnusedConfidencePercentage,
    /// Reliability beside time, location and situation.
    UnusedReliabilityPercentage,
    /// Refractivity lapse rate through the lowest kilometre.
    DeltaN,
    /// Surface refractivity at sea level, by the symbol of ITU-R P.1812.
    N0,
    /// The same in words.
    SurfaceRefractivity,
    /// The same for a model that needs it at the height of the terrain too.
    SurfaceRefractivityAtSeaLevel,
    /// Refractivity at the height of the terrain.
    TerrainRefractivity,
    /// Relative permittivity of the ground.
    RelativePermittivity,
    /// Conductivity of the ground.
    Conductivity,
    /// Imaginary over real part of the ground's surface transfer impedance.
    ImpedanceRatio,
    /// Reference attenuation of ITM.
    ReferenceAttenuation,
    /// Side of the squares in which locations vary.
    LocationResolution,
    /// Distance of a terminal from the coast.
    CoastDistance,
    /// Latitude of the path's centre.
    PathCentreLatitude,
    /// Width of streets.
    StreetWidth,
    /// Height of buildings.
    BuildingHeight,
    /// Representative height of what surrounds a terminal.
    ClutterHeight,
    /// Carrier frequency, of ITU-R P.2108's height-gain correction.
    HeightGainFrequency,
    /// Carrier frequency, of ITU-R P.2108's statistical correction.
    StatisticalFrequency,
    /// Ground distance, of ITU-R P.2108's statistical correction.
    StatisticalDistance,
    /// Latitude of a place.
    Latitude,
    /// Size of the planning grid's cells.
    Resolution,
    /// Size of the cells of a benchmark.
    Cell,
    /// Distance between points of a profile.
    Step,
    /// Distance from an antenna within which no clutter stands.
    Clearing,
    /// Distance between neighbouring radials of a sweep.
    RadialSpacing,
    /// Radius around a mast.
    Radius,
    /// Bandwidth of a carrier.
    Bandwidth,
    /// Power of a transmitter.
    Power,
    /// A gain or a loss of an antenna or feeder.
    GainOrLoss,
    /// Direction of an antenna.
    Azimuth,
    /// Tilt of an antenna.
    Tilt,
    /// Effective over true radius of the Earth, k.
    EffectiveEarthFactor,
    /// Share of the first Fresnel radius that is to be clear.
    FresnelShare,
    /// Rain rate.
    RainRate,
    /// Carrier frequency of a hop in the rain.
    RainFrequency,
    /// Refractivity gradient near the ground, dN1.
    RefractivityGradient,
    /// Fade margin.
    FadeMargin,
}
