using System.Collections;
using Google.Protobuf;
using Grpc.Core;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;
using static RulesHarness.Protocol.StructuredQuery.Types;

namespace RulesHarness.Firestore.Client;

/// <summary>
/// An immutable query: every method gives a new one. The server, not this class, judges whether it makes sense.
/// </summary>
/// <seealso href="https://firebase.google.com/docs/firestore/query-data/queries"/>
public class Query
{
    private readonly StructuredQuery _structure;
    private readonly bool _limitToLast;

    private protected Query(FirestoreDb database, string relativePath)
    {
        ResourcePath.CheckCollection(relativePath);
        var slash = relativePath.LastIndexOf('/');
        Database = database;
        ParentPath = slash < 0 ? database.RootPath : $"{database.RootPath}/{relativePath[..slash]}";
        _structure = new StructuredQuery
        {
            From = { new CollectionSelector { CollectionId = relativePath[(slash + 1)..] } },
        };
    }

    private Query(FirestoreDb database, string parentPath, StructuredQuery structure, bool limitToLast) =>
        (Database, ParentPath, _structure, _limitToLast) = (database, parentPath, structure, limitToLast);

    /// <summary>The database that the query reads.</summary>
    public FirestoreDb Database { get; }

    /// <summary>The resource name of the document, or of the database, whose collection is queried.</summary>
    public string ParentPath { get; }

    /// <summary>The collection's path below the database, or the group's id.</summary>
    internal string RelativeName =>
        ParentPath == Database.RootPath
            ? _structure.From[0].CollectionId
            : $"{ParentPath[(Database.RootPath.Length + 1)..]}/{_structure.From[0].CollectionId}";

    internal static Query OfGroup(FirestoreDb database, string collectionId)
    {
        ArgumentException.ThrowIfNullOrEmpty(collectionId);
        if (collectionId.Contains('/', StringComparison.Ordinal))
        {
            throw new ArgumentException("the id of a collection can't contain a slash", nameof(collectionId));
        }
        var from = new CollectionSelector { CollectionId = collectionId, AllDescendants = true };
        return new Query(database, database.RootPath, new StructuredQuery { From = { from } }, limitToLast: false);
    }

    /// <summary>Adds a condition to those already there.</summary>
    public Query Where(Filter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var added = QueryDocumentIds.Resolve(filter.Message, ParentPath, _structure.From[0]);
        return With(query =>
            query.Where = query.Where switch
            {
                null => added,
                { CompositeFilter: { Op: CompositeFilter.Types.Operator.And, Filters: var filters } } => All([
                    .. filters,
                    added,
                ]),
                var first => All([first, added]),
            }
        );
    }

    /// <inheritdoc cref="Filter.EqualTo"/>
    public Query WhereEqualTo(FieldPath field, object? value) => Where(Filter.EqualTo(field, value));

    /// <inheritdoc cref="Filter.NotEqualTo"/>
    public Query WhereNotEqualTo(FieldPath field, object? value) => Where(Filter.NotEqualTo(field, value));

    /// <inheritdoc cref="Filter.LessThan"/>
    public Query WhereLessThan(FieldPath field, object? value) => Where(Filter.LessThan(field, value));

    /// <inheritdoc cref="Filter.LessThanOrEqualTo"/>
    public Query WhereLessThanOrEqualTo(FieldPath field, object? value) =>
        Where(Filter.LessThanOrEqualTo(field, value));

    /// <inheritdoc cref="Filter.GreaterThan"/>
    public Query WhereGreaterThan(FieldPath field, object? value) => Where(Filter.GreaterThan(field, value));

    /// <inheritdoc cref="Filter.GreaterThanOrEqualTo"/>
    public Query WhereGreaterThanOrEqualTo(FieldPath field, object? value) =>
        Where(Filter.GreaterThanOrEqualTo(field, value));

    /// <inheritdoc cref="Filter.ArrayContains"/>
    public Query WhereArrayContains(FieldPath field, object? value) => Where(Filter.ArrayContains(field, value));

    /// <inheritdoc cref="Filter.ArrayContainsAny"/>
    public Query WhereArrayContainsAny(FieldPath field, IEnumerable values) =>
        Where(Filter.ArrayContainsAny(field, values));

    /// <inheritdoc cref="Filter.InArray"/>
    public Query WhereIn(FieldPath field, IEnumerable values) => Where(Filter.InArray(field, values));

    /// <inheritdoc cref="Filter.NotInArray"/>
    public Query WhereNotIn(FieldPath field, IEnumerable values) => Where(Filter.NotInArray(field, values));

    /// <summary>Sorts ascending, after the orders already there.</summary>
    public Query OrderBy(FieldPath field) =>
        With(query => query.OrderBy.Add(QueryOrders.Of(field, Direction.Ascending)));

    /// <summary>Sorts descending, after the orders already there.</summary>
    public Query OrderByDescending(FieldPath field) =>
        With(query => query.OrderBy.Add(QueryOrders.Of(field, Direction.Descending)));

    /// <summary>At most so many, from the start.</summary>
    public Query Limit(int limit) => With(query => query.Limit = limit, limitToLast: false);

    /// <summary>At most so many, from the end, still in the query's order; needs an order.</summary>
    public Query LimitToLast(int limit) => With(query => query.Limit = limit, limitToLast: true);

    /// <summary>Skips so many.</summary>
    public Query Offset(int offset) => With(query => query.Offset = offset);

    /// <summary>Reads these fields alone; none means just the names.</summary>
    public Query Select(params FieldPath[] fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var paths = fields.Length == 0 ? [FieldPath.DocumentId] : fields;
        var projection = new Projection
        {
            Fields = { paths.Select(path => new FieldReference { FieldPath = path.ToString() }) },
        };
        return With(query => query.Select = projection);
    }

    /// <summary>Starts at the values, one for each order from the first on.</summary>
    public Query StartAt(params object?[] values) => With(query => query.StartAt = Cursor(values, before: true));

    /// <summary>Starts after the values, one for each order from the first on.</summary>
    public Query StartAfter(params object?[] values) => With(query => query.StartAt = Cursor(values, before: false));

    /// <summary>Ends before the values, one for each order from the first on.</summary>
    public Query EndBefore(params object?[] values) => With(query => query.EndAt = Cursor(values, before: true));

    /// <summary>Ends at the values, one for each order from the first on.</summary>
    public Query EndAt(params object?[] values) => With(query => query.EndAt = Cursor(values, before: false));

    /// <summary>Starts at a document.</summary>
    /// <exception cref="ArgumentException">The document lacks a field that the query sorts by.</exception>
    public Query StartAt(DocumentSnapshot snapshot) =>
        With(query => query.StartAt = QueryOrders.CursorAt(query, snapshot, before: true));

    /// <summary>Starts after a document.</summary>
    /// <exception cref="ArgumentException">The document lacks a field that the query sorts by.</exception>
    public Query StartAfter(DocumentSnapshot snapshot) =>
        With(query => query.StartAt = QueryOrders.CursorAt(query, snapshot, before: false));

    /// <summary>Ends before a document.</summary>
    /// <exception cref="ArgumentException">The document lacks a field that the query sorts by.</exception>
    public Query EndBefore(DocumentSnapshot snapshot) =>
        With(query => query.EndAt = QueryOrders.CursorAt(query, snapshot, before: true));

    /// <summary>Ends at a document.</summary>
    /// <exception cref="ArgumentException">The document lacks a field that the query sorts by.</exception>
    public Query EndAt(DocumentSnapshot snapshot) =>
        With(query => query.EndAt = QueryOrders.CursorAt(query, snapshot, before: false));

    /// <summary>The documents whose vectors are nearest to one, nearest first.</summary>
    /// <param name="vectorField">The field that holds a vector.</param>
    /// <param name="vector">From where to measure.</param>
    /// <param name="measure">How to measure.</param>
    /// <param name="limit">At most so many, 1 to 1000.</param>
    /// <param name="distanceResultField">The field to put the distance into, if it is wanted.</param>
    /// <param name="distanceThreshold">Leaves out what is farther (for a dot product: less).</param>
    public Query FindNearest(
        FieldPath vectorField,
        VectorValue vector,
        DistanceMeasure measure,
        int limit,
        string? distanceResultField = null,
        double? distanceThreshold = null
    )
    {
        ArgumentNullException.ThrowIfNull(vectorField);
        return With(query =>
            query.FindNearest = new FindNearest
            {
                VectorField = new FieldReference { FieldPath = vectorField.ToString() },
                QueryVector = ValueEncoder.Encode(vector),
                DistanceMeasure = (FindNearest.Types.DistanceMeasure)measure,
                Limit = limit,
                DistanceResultField = distanceResultField ?? "",
                DistanceThreshold = distanceThreshold,
            }
        );
    }

    /// <summary>Counts the documents, on the server.</summary>
    public AggregateQuery Count() => Aggregate(AggregateField.Count());

    /// <summary>Computes over the documents, on the server: one to five fields.</summary>
    public AggregateQuery Aggregate(params AggregateField[] fields) => new(this, fields);

    /// <summary>Runs the query.</summary>
    /// <exception cref="InvalidOperationException">The last are asked for, but there is no order.</exception>
    public Task<QuerySnapshot> GetSnapshotAsync(CancellationToken cancellationToken = default) =>
        CallRecording.Of(() => GetSnapshotAsync(transaction: null, cancellationToken));

    /// <summary>
    /// Listens to the query: calls back with its current result, and after each change. Rules decide a <c>list</c>.
    /// </summary>
    /// <param name="callback">Called with one snapshot after the other; what it throws ends the listener.</param>
    /// <param name="cancellationToken">Cancels the listener.</param>
    /// <exception cref="InvalidOperationException">The last are asked for, but there is no order.</exception>
    public FirestoreChangeListener Listen(
        Action<QuerySnapshot> callback,
        CancellationToken cancellationToken = default
    ) => Listen(Listeners.Completed(callback), cancellationToken);

    /// <inheritdoc cref="Listen(Action{QuerySnapshot}, CancellationToken)"/>
    public FirestoreChangeListener Listen(
        Func<QuerySnapshot, CancellationToken, Task> callback,
        CancellationToken cancellationToken = default
    ) => Listeners.Start(this, _limitToLast, callback, cancellationToken);

    internal async Task<QuerySnapshot> GetSnapshotAsync(ByteString? transaction, CancellationToken cancellationToken)
    {
        var request = new RunQueryRequest { Parent = ParentPath, StructuredQuery = ToMessage() };
        if (transaction is not null)
        {
            request.Transaction = transaction;
        }
        using var call = Database.Rpc.RunQuery(request, cancellationToken: cancellationToken);
        var documents = new List<DocumentSnapshot>();
        var readTime = default(Timestamp);
        await foreach (var response in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            if (response.ReadTime is { } time)
            {
                readTime = time.ToTimestamp();
            }
            if (response.Document is { } document)
            {
                documents.Add(DocumentSnapshot.Of(Database, document));
            }
        }

        if (_limitToLast)
        {
            documents.Reverse();
        }
        return new QuerySnapshot(this, documents, readTime);
    }

    /// <summary>Gets the query as it is sent.</summary>
    public StructuredQuery ToMessage() => _limitToLast ? QueryOrders.Reverse(_structure) : _structure;

    private static StructuredQuery.Types.Filter All(StructuredQuery.Types.Filter[] filters) =>
        new()
        {
            CompositeFilter = new CompositeFilter { Op = CompositeFilter.Types.Operator.And, Filters = { filters } },
        };

    private Query With(Action<StructuredQuery> change, bool? limitToLast = null)
    {
        var structure = _structure.Clone();
        change(structure);
        return new Query(Database, ParentPath, structure, limitToLast ?? _limitToLast);
    }

    private Cursor Cursor(object?[] values, bool before) =>
        QueryOrders.CursorAt(_structure, ParentPath, values, before);
}
