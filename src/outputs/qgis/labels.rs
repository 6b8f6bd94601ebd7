//! Labels of features, as XML.
use super::symbols::by_feature;
use crate::outputs::rasters::cloud_raster::escaped;
use std::fmt::Write as _;

/// What is written beside the features of a layer.
#[derive(Clone, Debug)]
pub(in crate::outputs) struct Label {
    /// An expression.
    pub(in crate::outputs) expression: String,
    /// Size in points.
    pub(in crate::outputs) size: f64,
    /// `#rrggbb`.
    pub(in crate::outputs) colour: &'static str,
    /// Shown at scales up to 1 to this.
    pub(in crate::outputs) up_to_scale: u32,
    /// An expression of 0 to 10: who gives way where there is no room for all; empty for all alike.
    pub(in crate::outputs) priority: &'static str,
    /// How it stands to its feature.
    pub(in crate::outputs) place: LabelPlace,
}

/// How a label stands to its feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::outputs) enum LabelPlace {
    /// Near a point.
    Around,
    /// Along a line.
    Along,
    /// Level, within an area.
    Within,
}

impl Label {
    pub(super) fn write(&self, text: &mut String) {
        let Self { expression, size, up_to_scale, .. } = self;
        let colour = self.colour.trim_start_matches('#');
        let expression = escaped(expression);
        let _ = write!(
            text,
            "<labeling type=\"simple\">\n<settings calloutType=\"simple\">\n<text-style fieldName=\"{expression}\" \
             isExpression=\"1\" fontFamily=\"Noto Sans\" namedStyle=\"Regular\" fontSize=\"{size}\" fontSizeUnit=\"Point\" \
             fontWeight=\"50\" fontItalic=\"0\" textColor=\"#{colour}\" textOpacity=\"1\" multilineHeight=\"0.9\" \
             useSubstitutions=\"0\" blendMode=\"0\">\n<text-buffer bufferDraw=\"1\" bufferSize=\"0.8\" \
             bufferSizeUnits=\"MM\" bufferColor=\"255,255,255,230\" bufferOpacity=\"0.9\" bufferNoFill=\"1\" \
             bufferJoinStyle=\"128\" bufferBlendMode=\"0\"/>\n</text-style>\n<text-format wrapChar=\"\" multilineAlign=\"0\" \
             autoWrapLength=\"0\" useMaxLineLengthForAutoWrap=\"1\" formatNumbers=\"0\"/>\n"
        );
        // around the point by its symbol's edge, along the line, level within the area
        let (placement, distance, quadrant, flags) = match self.place {
            LabelPlace::Around => (6, 0.6, 5, 0),
            LabelPlace::Along => (2, 0.8, 4, 10),
            LabelPlace::Within => (4, 0.0, 4, 0),
        };
        let _ = write!(
            text,
            "<placement placement=\"{placement}\" dist=\"{distance}\" distUnits=\"MM\" offsetType=\"1\" \
             quadOffset=\"{quadrant}\" placementFlags=\"{flags}\" priority=\"6\" \
             predefinedPositionOrder=\"TR,BR,R,TL,BL,L,TSR,BSR\" xOffset=\"0\" yOffset=\"0\" offsetUnits=\"MM\" \
             polygonPlacementFlags=\"2\" overrunDistance=\"0\" repeatDistance=\"0\" lineAnchorPercent=\"0.5\"/>\n\
             <rendering drawLabels=\"1\" scaleVisibility=\"1\" scaleMin=\"0\" scaleMax=\"{up_to_scale}\" displayAll=\"0\" \
             obstacle=\"1\" obstacleFactor=\"1\" obstacleType=\"1\" fontLimitPixelSize=\"0\" fontMinPixelSize=\"3\" \
             fontMaxPixelSize=\"10000\" limitNumLabels=\"0\" maxNumLabels=\"2000\" labelPerPart=\"0\" mergeLines=\"0\" \
             minFeatureSize=\"0\" upsidedownLabels=\"0\" zIndex=\"0\"/>\n"
        );
        if !self.priority.is_empty() {
            text.push_str(&renamed(&by_feature(&[("Priority", self.priority)])));
        }
        text.push_str("</settings>\n</labeling>\n");
    }
}

/// Labels call the same element otherwise.
fn renamed(properties: &str) -> String {
    properties.replace("data_defined_properties", "dd_properties")
}
