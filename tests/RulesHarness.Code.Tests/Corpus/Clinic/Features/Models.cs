using Google.Cloud.Firestore;
using Clinic.Infrastructure;

namespace Clinic;

[FirestoreData]
public sealed class Patient : IEntity
{
    [FirestoreDocumentId]
    public string Id { get; set; } = default!;

    [FirestoreProperty("doctorIds")]
    public List<string> DoctorIds { get; set; } = [];

    public static class Fields
    {
        public const string DoctorIds = "doctorIds";
        public const string LastName = "lastName";
        public static readonly string Status = "status";
        public static FieldPath Insurance { get; } = new FieldPath("insurance", "number");
    }
}

public enum PatientStatus
{
    Active,
    Archived,
}

[FirestoreData]
public sealed record Visit : IEntity
{
    public string Id { get; set; } = "";

    [FirestoreProperty]
    public Timestamp StartedAt { get; init; }
}

public sealed record VisitFilter(string? PatientId, DateTime? From, DateTime? To, IReadOnlyList<string>? Kinds);

public sealed class OverdueSpecification(DateTime now) : ISpecification<Visit>
{
    public Query Apply(Query query) => query.WhereEqualTo("paid", false).WhereLessThan("dueAt", now).OrderBy("dueAt");
}

public sealed class RecentPatients : ISpecification<Patient>
{
    public int Days { get; init; } = 7;

    public Query Apply(Query query)
    {
        var since = Timestamp.FromDateTime(DateTime.UtcNow.AddDays(-Days));
        return query.WhereGreaterThan(new FieldPath("lastVisit", "at"), since);
    }
}
