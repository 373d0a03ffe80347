using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Exploration;

/// <summary>Places on the earth, near others and far from them.</summary>
internal static class Places
{
    /// <summary>The place itself, and the one on the opposite side; one of its own for what is no place.</summary>
    public static IEnumerable<RulesValue> About(RulesValue place)
    {
        if (place.Kind != RulesValueKind.LatLng)
        {
            return [RulesValue.FromLatLng(0, 0)];
        }

        var (latitude, longitude) = (place.AsLatLng.Latitude, place.AsLatLng.Longitude);
        var opposite = longitude > 0 ? longitude - 180 : longitude + 180;
        return [place, RulesValue.FromLatLng(-latitude, opposite)];
    }

    /// <summary>The place with another latitude, or longitude.</summary>
    public static RulesValue With(RulesValue place, string part, RulesValue value)
    {
        var degrees = value.IsInt ? value.AsInt : value.AsFloat;
        var (latitude, longitude) =
            place.Kind == RulesValueKind.LatLng ? (place.AsLatLng.Latitude, place.AsLatLng.Longitude) : (0, 0);
        return part == "latitude"
            ? RulesValue.FromLatLng(Math.Clamp(degrees, -90, 90), longitude)
            : RulesValue.FromLatLng(latitude, Math.Clamp(degrees, -180, 180));
    }
}
