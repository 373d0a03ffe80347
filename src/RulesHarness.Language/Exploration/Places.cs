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
}
