namespace RulesHarness.Language.Evaluation.Values;

/// <summary>A place on Earth, in degrees.</summary>
internal sealed class RulesLatLng(double latitude, double longitude) : Content(RulesValueKind.LatLng)
{
    public double Latitude { get; } = latitude;

    public double Longitude { get; } = longitude;

    public override bool ContentEquals(Content other) => other is RulesLatLng place && Latitude == place.Latitude && Longitude == place.Longitude;

    public override int ContentHash() => HashCode.Combine(Latitude, Longitude);
}
