//! What stands for the sectors in rasters: number, names and colour of each, as a legend and as an attribute table.
use super::cloud_raster::escaped;
use super::server_colours::colours_of;
use crate::network::{Network, SectorCarrier, ServerNumbers};
use std::fmt::Write as _;

/// One sector as rasters show it.
pub(super) struct ServerRow<'a> {
    /// Its value, the `server_index` of `sites.geojson`.
    pub(super) number: u32,
    /// Red, green, blue.
    pub(super) colour: [u8; 3],
    sector: &'a SectorCarrier,
}

impl ServerRow<'_> {
    /// Name of its site.
    pub(super) fn site(&self) -> &str {
        &self.sector.site_id
    }

    /// Its name in a legend, which begins with that of its site.
    pub(super) fn label(&self) -> String {
        let SectorCarrier { site_id, sector_id, .. } = self.sector;
        if sector_id.starts_with(site_id.as_str()) {
            sector_id.clone()
        } else {
            format!("{site_id} {sector_id}")
        }
    }
}

/// The sectors of a network, by the names of site and sector.
pub(super) fn server_rows(network: &Network) -> Vec<ServerRow<'_>> {
    let numbers = ServerNumbers::of(network);
    let colours = colours_of(network, &numbers);
    let sectors = network.sectors().iter().zip(numbers.all()).zip(colours);
    let mut rows: Vec<ServerRow<'_>> =
        sectors.map(|((sector, number), colour)| ServerRow { number: *number, colour, sector }).collect();
    rows.sort_by_key(|row| (&row.sector.site_id, &row.sector.sector_id));
    rows
}

/// The attribute table of GDAL's side file.
pub(super) fn attribute_table(network: &Network) -> String {
    /// GDAL's field types (0 integer, 2 text) and usages (5 value, 2 name, 0 other, 6 to 8 red, green, blue).
    const FIELDS: [(&str, u8, u8); 7] = [
        ("server_index", 0, 5),
        ("sector_id", 2, 2),
        ("site_id", 2, 0),
        ("operator", 2, 0),
        ("red", 0, 6),
        ("green", 0, 7),
        ("blue", 0, 8),
    ];
    let mut table = String::from("<GDALRasterAttributeTable tableType=\"thematic\">\n");
    for (index, (name, kind, usage)) in FIELDS.iter().enumerate() {
        let _ = writeln!(
            table,
            r#"<FieldDefn index="{index}"><Name>{name}</Name><Type>{kind}</Type><Usage>{usage}</Usage></FieldDefn>"#
        );
    }
    for (index, row) in server_rows(network).iter().enumerate() {
        let (sector, [red, green, blue]) = (row.sector, row.colour);
        let names = [&sector.sector_id, &sector.site_id, &sector.operator];
        let names: String = names.map(|name| format!("<F>{}</F>", escaped(name))).concat();
        let _ = writeln!(
            table,
            r#"<Row index="{index}"><F>{}</F>{names}<F>{red}</F><F>{green}</F><F>{blue}</F></Row>"#,
            row.number
        );
    }
    table + "</GDALRasterAttributeTable>\n"
}

#[cfg(test)]
mod tests {
    use super::{attribute_table, server_rows};
    use crate::network::{Network, SectorCarrier};
    use crate::outputs::example::World;

    #[test]
    fn sectors_come_by_site_with_both_names() {
        let world = World::new();
        let example = &world.network.sectors()[1];
        let named = |site_id: &str, sector_id: &str| SectorCarrier {
            site_id: site_id.to_owned(),
            sector_id: sector_id.to_owned(),
            ..example.clone()
        };
        let network =
            Network::new(vec![named("B", "1"), named("A", "7"), named("A", "A-2"), named("B", "B-1")]);
        let rows = server_rows(&network);
        let labels: Vec<String> = rows.iter().map(super::ServerRow::label).collect();
        assert_eq!(labels, ["A 7", "A-2", "B 1", "B-1"]);
        let table = attribute_table(&network);
        let [red, green, blue] = rows[2].colour;
        let line = format!(
            r#"<Row index="2"><F>{}</F><F>1</F><F>B</F><F>{}</F><F>{red}</F><F>{green}</F><F>{blue}</F></Row>"#,
            rows[2].number, "VNPT &amp; &quot;Vina&quot; &lt;b&gt;"
        );
        assert!(table.contains(&line), "{line} in {table}");
    }
}
