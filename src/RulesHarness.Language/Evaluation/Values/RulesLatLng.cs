namespace RulesHarness.Language.Evaluation.Values;

/// <summary>A place on Earth, in degrees. 0.0 and -0.0 are two places.</summary>
internal sealed class RulesLatLng(double latitude, double longitude) : Content(RulesValueKind.LatLng)
{
    public double Latitude { get; } = latitude;

    public double Longitude { get; } = longitude;

    public override bool ContentEquals(Content other) =>
        other is RulesLatLng place
        && Latitude.Equals(place.Latitude)
        && Longitude.Equals(place.Longitude)
        && double.IsNegative(Latitude) == double.IsNegative(place.Latitude)
        && double.IsNegative(Longitude) == double.IsNegative(place.Longitude);

    public override int ContentHash() => HashCode.Combine(Latitude, Longitude);
}
