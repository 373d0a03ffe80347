using Google.Cloud.Firestore;
using Clinic.Infrastructure;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Features;

public static class Endpoints
{
    public static void MapVisits(this WebApplication app)
    {
        var group = app.MapGroup("/visits").RequireAuthorization();
        group.MapGet("/overdue", async (VisitRepository visits, CancellationToken ct) => Results.Ok(await visits.FindAsync(new OverdueSpecification(DateTime.UtcNow), ct)));
        group.MapGet("/open", async ([FromServices] FirestoreDb db, [FromQuery] string? room, HttpContext http) =>
        {
            Query q = db.Collection("visits").WhereEqualTo("closed", false);
            if (room != null)
                q = q.WhereEqualTo("room", room);
            var snap = await q.OrderBy("startedAt").GetSnapshotAsync(http.RequestAborted);
            return snap.Documents.Select(d => d.ToDictionary());
        });
        app.MapGet("/tenants/{tenantId}/invoices", Invoices);
        app.MapPost("/tenants/{tenantId}/invoices:search", async (string tenantId, InvoiceSearch search, FirestoreDb db) =>
        {
            var invoices = db.ForTenant(tenantId, "invoices");
            var sort = search.Sort switch { "amount" => "amount", "due" => "dueAt", _ => "number" };
            var query = search.Ascending ? invoices.OrderBy(sort) : invoices.OrderByDescending(sort);
            return (await query.Limit(search.Take ?? 50).GetSnapshotAsync()).Count;
        });
    }

    private static async Task<IResult> Invoices(string tenantId, FirestoreDb db, bool unpaid = false)
    {
        var query = db.ForTenant(tenantId, "invoices").WhereEqualTo("void", false);
        var snapshot = await (unpaid ? query.WhereEqualTo("paidAt", null) : query).GetSnapshotAsync();
        return Results.Json(snapshot.Documents.Select(x => x.Id));
    }
}

public sealed record InvoiceSearch(string? Sort, bool Ascending, int? Take);

public sealed record GetDashboard(string TenantId) : IRequest<Dashboard>;

public sealed record Dashboard(long Open, double? Revenue, IReadOnlyList<string> Alerts);

public sealed class GetDashboardHandler : IRequestHandler<GetDashboard, Dashboard>
{
    private static readonly string[] AlertLevels = ["high", "critical"];
    private readonly FirestoreDb _db;

    public GetDashboardHandler(FirestoreDb db) => _db = db;

    public async Task<Dashboard> Handle(GetDashboard request, CancellationToken cancellationToken)
    {
        var tenant = _db.Document($"tenants/{request.TenantId}");
        var open = tenant.Collection("invoices").WhereEqualTo("paidAt", null).Count().GetSnapshotAsync(cancellationToken);
        var revenue = tenant.Collection("payments").WhereGreaterThan("at", DateTime.UtcNow.AddDays(-30)).Aggregate(AggregateField.Sum("amount")).GetSnapshotAsync(cancellationToken);
        var alerts = tenant.Collection("alerts").WhereIn("level", AlertLevels).OrderByDescending("raisedAt").Limit(10).GetSnapshotAsync(cancellationToken);
        await Task.WhenAll(open, revenue, alerts);
        return new Dashboard(open.Result.Count ?? 0, revenue.Result.GetValue<double>("sum"), alerts.Result.Select(a => a.GetValue<string>("text")).ToList());
    }
}

[ApiController]
[Route("api/[controller]")]
public partial class DoctorsController : ControllerBase
{
    private readonly FirestoreDb _firestore;
    private readonly IRepository<Patient> _patients;

    public DoctorsController(FirestoreDb firestore, IRepository<Patient> patients)
    {
        _firestore = firestore;
        _patients = patients;
    }

    [HttpGet]
    public async Task<ActionResult<List<object>>> Get([FromQuery] string? specialty, [FromQuery] string? city, [FromQuery] string orderBy = "name")
    {
        Query query = _firestore.Collection("doctors");
        if (!string.IsNullOrEmpty(specialty)) query = query.WhereEqualTo("specialty", specialty);
        if (!string.IsNullOrEmpty(city)) query = query.WhereEqualTo("address.city", city);
        query = orderBy.ToLowerInvariant() switch
        {
            "rating" => query.OrderByDescending("rating"),
            "name" => query.OrderBy("name"),
            _ => query,
        };
        QuerySnapshot snapshot = await query.GetSnapshotAsync();
        var result = new List<object>();
        foreach (DocumentSnapshot document in snapshot.Documents)
        {
            if (!document.Exists)
                continue;
            var slots = await document.Reference.Collection("slots").WhereEqualTo("free", true).OrderBy("at").Limit(1).GetSnapshotAsync();
            result.Add(new { document.Id, next = slots.FirstOrDefault()?.GetValue<Timestamp>("at") });
        }
        return Ok(result);
    }

    [HttpGet("recent")]
    public async Task<IActionResult> Recent() => Ok(await _patients.FindAsync(new RecentPatients { Days = 3 }));

    [HttpGet("all")]
    public async Task<IActionResult> All([FromQuery] PageRequest page) => Ok(await _patients.PageAsync(page));
}

public partial class DoctorsController
{
    [HttpGet("{id}/first")]
    public async Task<IActionResult> First(string id) =>
        await _firestore.CollectionGroup("slots").WhereEqualTo("doctorId", id).OrderBy("at").FirstOrDefaultAsync<Visit>() is { } visit ? Ok(visit) : NotFound();

    [HttpDelete]
    public async Task<IActionResult> Purge(string collection)
    {
        var deleted = await DeleteAsync(_firestore.Collection(collection), 100);
        deleted += await DeleteAsync(_firestore.Collection("logs").WhereLessThan("at", DateTime.UtcNow), 100);
        return Ok(deleted);
    }

    private static async Task<int> DeleteAsync(Query query, int size)
    {
        var snapshot = await query.Limit(size).GetSnapshotAsync();
        foreach (var d in snapshot)
        {
            await d.Reference.DeleteAsync();
        }
        return snapshot.Count < size ? snapshot.Count : snapshot.Count + await DeleteAsync(query, size);
    }
}

public sealed class SlotWorker(FirestoreDb db, ILogger<SlotWorker> logger) : BackgroundService
{
    private FirestoreChangeListener? _listener;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _listener = db.Collection("slots").WhereEqualTo("state", "requested").Listen(snapshot =>
        {
            foreach (var change in snapshot.Changes.Where(c => c.ChangeType == DocumentChange.Type.Added))
            {
                logger.LogInformation("{Id}", change.Document.Id);
            }
        });
        await foreach (var document in db.CollectionGroup("slots").WhereLessThan("at", Timestamp.GetCurrentTimestamp()).StreamAsync(stoppingToken))
        {
            await document.Reference.UpdateAsync("state", "past");
        }
        await db.RunTransactionAsync(async transaction =>
        {
            var q = db.Collection("counters").WhereEqualTo("kind", "slot");
            QuerySnapshot counters = await transaction.GetSnapshotAsync(q);
            return counters.Count;
        }, cancellationToken: stoppingToken);
    }
}
