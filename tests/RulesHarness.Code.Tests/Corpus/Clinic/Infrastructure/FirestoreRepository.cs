using System.Linq.Expressions;
using Google.Cloud.Firestore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Clinic.Options;

namespace Clinic.Infrastructure;

public interface IEntity
{
    string Id { get; set; }
}

public interface IRepository<T>
    where T : class, IEntity
{
    Task<T?> GetAsync(string id, CancellationToken ct = default);
    Task<IReadOnlyList<T>> ListAsync(CancellationToken ct = default);
    Task<IReadOnlyList<T>> FindAsync(ISpecification<T> specification, CancellationToken ct = default);
    Task<PagedResult<T>> PageAsync(PageRequest request, CancellationToken ct = default);
}

public sealed record PageRequest(int Size = 20, string? Cursor = null, string SortBy = "CreatedAt", bool Descending = true);

public sealed record PagedResult<T>(IReadOnlyList<T> Items, string? Next);

public interface ISpecification<T>
{
    Query Apply(Query query);
}

public abstract class FirestoreRepository<T> : IRepository<T>
    where T : class, IEntity
{
    protected readonly FirestoreDb Db;
    protected readonly ILogger Logger;
    private readonly string _collectionName;

    protected FirestoreRepository(FirestoreDb db, ILogger logger, string collectionName)
    {
        Db = db ?? throw new ArgumentNullException(nameof(db));
        Logger = logger;
        _collectionName = collectionName;
    }

    protected CollectionReference Collection => Db.Collection(_collectionName);

    public async Task<T?> GetAsync(string id, CancellationToken ct = default)
    {
        var snapshot = await Collection.Document(id).GetSnapshotAsync(ct);
        return snapshot.Exists ? snapshot.ConvertTo<T>() : null;
    }

    public virtual async Task<IReadOnlyList<T>> ListAsync(CancellationToken ct = default)
    {
        try
        {
            var snapshot = await Collection.GetSnapshotAsync(ct).ConfigureAwait(false);
            return snapshot.Documents.Select(d => d.ConvertTo<T>()).ToList();
        }
        catch (Grpc.Core.RpcException ex) when (ex.StatusCode == Grpc.Core.StatusCode.NotFound)
        {
            Logger.LogWarning(ex, "nothing");
            return [];
        }
    }

    public async Task<IReadOnlyList<T>> FindAsync(ISpecification<T> specification, CancellationToken ct = default)
    {
        var query = specification.Apply(Collection);
        var snapshot = await query.GetSnapshotAsync(ct);
        return [.. snapshot.Documents.Select(Map)];
    }

    public async Task<PagedResult<T>> PageAsync(PageRequest request, CancellationToken ct = default)
    {
        Query query = Collection;
        query = request.Descending ? query.OrderByDescending("createdAt") : query.OrderBy("createdAt");
        if (!string.IsNullOrWhiteSpace(request.Cursor))
        {
            var cursor = await Collection.Document(request.Cursor).GetSnapshotAsync(ct);
            if (cursor.Exists)
            {
                query = query.StartAfter(cursor);
            }
        }
        var snapshot = await query.Limit(request.Size).GetSnapshotAsync(ct);
        return new PagedResult<T>([.. snapshot.Documents.Select(Map)], snapshot.Documents.LastOrDefault()?.Id);
    }

    protected async Task<IReadOnlyList<T>> QueryAsync(Func<Query, Query> configure, CancellationToken ct = default)
    {
        var result = await configure(Collection).GetSnapshotAsync(ct);
        return result.Documents.Select(Map).ToArray();
    }

    protected static T Map(DocumentSnapshot document)
    {
        var entity = document.ConvertTo<T>();
        entity.Id = document.Id;
        return entity;
    }
}

public sealed class PatientRepository(FirestoreDb db, ILogger<PatientRepository> logger, IOptions<FirestoreOptions> options)
    : FirestoreRepository<Patient>(db, logger, options.Value.Collections.Patients)
{
    public Task<IReadOnlyList<Patient>> OfDoctorAsync(string doctorId, CancellationToken ct) =>
        QueryAsync(q => q.WhereArrayContains(Patient.Fields.DoctorIds, doctorId).OrderBy(Patient.Fields.LastName), ct);

    public Task<IReadOnlyList<Patient>> ByStatusAsync(PatientStatus status, int? take, CancellationToken ct) =>
        QueryAsync(
            q =>
            {
                q = q.WhereEqualTo(Patient.Fields.Status, status.ToString());
                return take is { } n ? q.Limit(n) : q;
            },
            ct
        );

    public async Task<bool> ExistsAsync(string insuranceNumber)
    {
        var query = Collection.WhereEqualTo(Patient.Fields.Insurance, insuranceNumber).Limit(1);
        return (await query.GetSnapshotAsync()).Count > 0;
    }
}

public sealed class VisitRepository : FirestoreRepository<Visit>
{
    private readonly FirestoreOptions _options;

    public VisitRepository(FirestoreDb db, ILogger<VisitRepository> logger, IOptions<FirestoreOptions> options)
        : base(db, logger, "visits") => _options = options.Value;

    public override async Task<IReadOnlyList<Visit>> ListAsync(CancellationToken ct = default) =>
        (await Collection.OrderByDescending(nameof(Visit.StartedAt)).Limit(500).GetSnapshotAsync(ct)).Documents.Select(Map).ToList();

    public async Task<IReadOnlyList<Visit>> SearchAsync(VisitFilter filter, CancellationToken ct = default)
    {
        var query = Db.Collection(_options.Collections.Visits)
            .WhereIf(filter.PatientId is not null, q => q.WhereEqualTo("patientId", filter.PatientId))
            .WhereIf(filter.From.HasValue, q => q.WhereGreaterThanOrEqualTo("startedAt", filter.From!.Value))
            .WhereIf(filter.To.HasValue, q => q.WhereLessThan("startedAt", filter.To!.Value));

        if (filter.Kinds is { Count: > 0 } kinds)
        {
            query = query.WhereIn("kind", kinds);
        }

        return (await query.OrderBy("startedAt").GetSnapshotAsync(ct)).ToEntities<Visit>();
    }
}

public static class QueryExtensions
{
    public static Query WhereIf(this Query query, bool condition, Func<Query, Query> predicate) =>
        condition ? predicate(query) : query;

    public static List<T> ToEntities<T>(this QuerySnapshot snapshot)
        where T : class => snapshot.Documents.Select(d => d.ConvertTo<T>()).ToList();

    public static async Task<T?> FirstOrDefaultAsync<T>(this Query query, CancellationToken ct = default)
        where T : class
    {
        var snapshot = await query.Limit(1).GetSnapshotAsync(ct);
        return snapshot.Count == 0 ? null : snapshot[0].ConvertTo<T>();
    }

    public static CollectionReference ForTenant(this FirestoreDb db, string tenantId, string name) =>
        db.Collection("tenants").Document(tenantId).Collection(name);
}
