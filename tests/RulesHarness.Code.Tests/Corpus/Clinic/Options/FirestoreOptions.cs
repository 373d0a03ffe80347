namespace Clinic.Options;

public sealed class FirestoreOptions
{
    public const string SectionName = "Firestore";
    public string ProjectId { get; set; } = string.Empty;
    public CollectionNames Collections { get; set; } = new();
}

public sealed class CollectionNames
{
    public string Patients { get; set; } = "patients";
    public string Visits { get; set; } = "visits";
    public string Tenants { get; init; } = "tenants";
}
