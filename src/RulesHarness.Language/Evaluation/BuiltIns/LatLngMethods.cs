using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>
/// The methods of places (https://firebase.google.com/docs/reference/rules/rules.LatLng); distances are in meters.
/// </summary>
internal static class LatLngMethods
{
    private const double EarthRadius = 6_371_009;

    public static BuiltIn? Find(string name, int arguments) =>
        (name, arguments) switch
        {
            ("latitude", 0) => static (target, _) => RulesValue.From(target.AsLatLng.Latitude),
            ("longitude", 0) => static (target, _) => RulesValue.From(target.AsLatLng.Longitude),
            ("distance", 1) => Distance,
            _ => null,
        };

    // By haversines, which are exact for short distances.
    private static RulesValue Distance(RulesValue target, ReadOnlySpan<RulesValue> arguments)
    {
        if (arguments[0].Kind != RulesValueKind.LatLng)
        {
            return Signatures.Mismatch("latlng.distance", arguments);
        }

        var (from, to) = (target.AsLatLng, arguments[0].AsLatLng);
        var (latitude, otherLatitude) = (Radians(from.Latitude), Radians(to.Latitude));
        var north = Math.Sin(0.5 * (otherLatitude - latitude));
        var east = Math.Sin(0.5 * (Radians(to.Longitude) - Radians(from.Longitude)));
        var square = (north * north) + (east * east * Math.Cos(latitude) * Math.Cos(otherLatitude));
        return RulesValue.From(2 * Math.Asin(Math.Sqrt(Math.Min(1, square))) * EarthRadius);
    }

    private static double Radians(double degrees) => degrees * (Math.PI / 180);
}
