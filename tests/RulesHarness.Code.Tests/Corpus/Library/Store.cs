using System.Linq.Expressions;
using Google.Cloud.Firestore;
using Microsoft.Extensions.DependencyInjection;

namespace Library;

[FirestoreData]
public abstract class Entity
{
    [FirestoreDocumentId]
    public string Id { get; set; } = "";

    [FirestoreProperty]
    public string TenantId { get; set; } = "";
}

[FirestoreData]
public sealed class Book : Entity { }

[FirestoreData]
public sealed class Loan : Entity { }

[FirestoreData]
public sealed class Member : Entity { }

[AttributeUsage(AttributeTargets.Class)]
public sealed class CollectionAttribute(string name) : Attribute
{
    public string Name => name;
}

public static class CollectionNames
{
    private static readonly IReadOnlyDictionary<Type, string> Names = new Dictionary<Type, string>
    {
        [typeof(Book)] = "books",
        [typeof(Loan)] = "loans",
        [typeof(Member)] = "members",
    };

    public static string Of<T>() => Names[typeof(T)];
}

public sealed class Page<T>(IReadOnlyList<T> items, string? next)
{
    public IReadOnlyList<T> Items => items;
    public string? Next => next;
}

public sealed class QuerySpec<T>
    where T : Entity
{
    private readonly List<Func<Query, Query>> _steps = [];

    public QuerySpec<T> Where(string field, object value)
    {
        _steps.Add(query => query.WhereEqualTo(field, value));
        return this;
    }

    public QuerySpec<T> Since(string field, DateTime at)
    {
        _steps.Add(query => query.WhereGreaterThanOrEqualTo(field, at).OrderBy(field));
        return this;
    }

    public QuerySpec<T> Newest(string field, int count)
    {
        _steps.Add(query => query.OrderByDescending(field).Limit(count));
        return this;
    }

    public Query Apply(Query query)
    {
        foreach (var step in _steps)
        {
            query = step(query);
        }
        return query;
    }
}

public interface IStore<T>
    where T : Entity
{
    Task<IReadOnlyList<T>> FindAsync(QuerySpec<T> spec);
    Task<long> CountAsync(QuerySpec<T> spec);
    Task<T?> GetAsync(string id);
}

public abstract class StoreBase<T>(FirestoreDb db) : IStore<T>
    where T : Entity
{
    protected FirestoreDb Db { get; } = db;
    protected virtual string CollectionName => CollectionNames.Of<T>();
    protected CollectionReference Collection => Db.Collection(CollectionName);

    protected virtual Query Scope(Query query) => query;

    public async Task<IReadOnlyList<T>> FindAsync(QuerySpec<T> spec)
    {
        var snapshot = await spec.Apply(Scope(Collection)).GetSnapshotAsync();
        return snapshot.Documents.Select(document => document.ConvertTo<T>()).ToList();
    }

    public async Task<long> CountAsync(QuerySpec<T> spec)
    {
        var counted = await spec.Apply(Scope(Collection)).Count().GetSnapshotAsync();
        return counted.Count ?? 0;
    }

    public async Task<T?> GetAsync(string id)
    {
        var snapshot = await Collection.Document(id).GetSnapshotAsync();
        return snapshot.Exists ? snapshot.ConvertTo<T>() : null;
    }
}

public sealed class BookStore(FirestoreDb db) : StoreBase<Book>(db)
{
    public async IAsyncEnumerable<Book> OverdueAsync(DateTime now)
    {
        await foreach (
            var document in Collection.WhereLessThan("dueAt", now).WhereEqualTo("returned", false).StreamAsync()
        )
        {
            yield return document.ConvertTo<Book>();
        }
    }
}

public sealed class LoanStore(FirestoreDb db) : StoreBase<Loan>(db)
{
    protected override Query Scope(Query query) => query.WhereEqualTo("deleted", false);
}

public sealed class MemberStore(FirestoreDb db, string branch) : StoreBase<Member>(db)
{
    protected override string CollectionName => $"branches/{branch}/members";
}

public abstract record LoanFilter
{
    public sealed record Open : LoanFilter;

    public sealed record Late(DateTime Now) : LoanFilter;

    public sealed record ByMember(string Id) : LoanFilter;
}

public sealed class LibraryService(IStore<Book> books, IStore<Loan> loans, MemberStore members, BookStore shelf)
{
    public Task<IReadOnlyList<Book>> ByAuthor(string author) =>
        books.FindAsync(new QuerySpec<Book>().Where("authorId", author).Newest("addedAt", 10));

    public Task<long> OpenLoans(string member) =>
        loans.CountAsync(new QuerySpec<Loan>().Where("memberId", member).Where("open", true));

    public Task<IReadOnlyList<Member>> NewMembers(DateTime since) =>
        members.FindAsync(new QuerySpec<Member>().Since("joinedAt", since));

    public async Task<int> Overdue()
    {
        var count = 0;
        await foreach (var book in shelf.OverdueAsync(DateTime.UtcNow))
            count++;
        return count;
    }
}

public sealed class LoanQueries(FirestoreDb db)
{
    private const int PageSize = 25;

    public async Task<QuerySnapshot> ListAsync(
        LoanFilter filter,
        string? cursor,
        CancellationToken cancellation = default
    )
    {
        Query query = filter switch
        {
            LoanFilter.Open => db.Collection("loans").WhereEqualTo("open", true),
            LoanFilter.Late { Now: var now } => db.Collection("loans").WhereLessThan("dueAt", now).OrderBy("dueAt"),
            LoanFilter.ByMember(var id) => db.Collection("loans").WhereEqualTo("memberId", id).OrderByDescending("at"),
            _ => throw new ArgumentOutOfRangeException(nameof(filter)),
        };
        if (cursor is { Length: > 0 })
        {
            query = query.StartAfter(cursor);
        }
        return await query.Limit(PageSize).GetSnapshotAsync(cancellation);
    }

    public Task<QuerySnapshot> Late() => ListAsync(new LoanFilter.Late(DateTime.UtcNow), null);

    public Task<QuerySnapshot> Of(string member, string? after) => ListAsync(new LoanFilter.ByMember(member), after);
}
