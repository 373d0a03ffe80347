using System.Buffers;
using System.Text;

namespace RulesHarness.Firestore.Values;

/// <summary>
/// The way to a field through nested maps; written dotted, with back-ticks around a name that is no simple identifier.
/// </summary>
/// <remarks>A string converts by <see cref="Parse"/>, so every member that takes a path takes <c>"a.b"</c>.</remarks>
/// <seealso href="https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#document"/>
public sealed class FieldPath : IEquatable<FieldPath>
{
    private const string DocumentIdName = "__name__";

    private static readonly SearchValues<char> SimpleNameCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"
    );

    private readonly string[] _segments;
    private readonly string _encoded;

    /// <summary>Makes a path of field names, each taken as it is: a dot in one is part of the name.</summary>
    /// <exception cref="ArgumentException">There is no name, or one is empty.</exception>
    public FieldPath(params string[] segments)
    {
        ArgumentNullException.ThrowIfNull(segments);
        if (segments.Length == 0 || Array.Exists(segments, string.IsNullOrEmpty))
        {
            throw new ArgumentException(
                "a field path needs at least one name, and none may be empty",
                nameof(segments)
            );
        }

        _segments = [.. segments];
        _encoded = _segments.Length == 1 ? Quote(_segments[0]) : string.Join('.', _segments.Select(Quote));
    }

    /// <summary>The document's id, for filters and orders.</summary>
    public static FieldPath DocumentId { get; } = new(DocumentIdName);

    /// <summary>The field names, outermost first.</summary>
    public IReadOnlyList<string> Segments => _segments;

    /// <summary>
    /// Reads a dotted path; a name within back-ticks may hold anything, with <c>\`</c> and <c>\\</c> as escapes.
    /// </summary>
    /// <exception cref="ArgumentException">A name is empty, a back-tick is left open, or a bare name holds one of
    /// <c>~*/[]</c>.</exception>
    public static FieldPath Parse(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var segments = new List<string>();
        var at = 0;
        do
        {
            segments.Add(path.AsSpan(at).StartsWith("`") ? Quoted(path, ref at) : Bare(path, ref at));
        } while (at++ < path.Length);
        return new FieldPath([.. segments]);
    }

    /// <summary>The same as <see cref="Parse"/>.</summary>
    public static implicit operator FieldPath(string path) => Parse(path);

    /// <inheritdoc/>
    public bool Equals(FieldPath? other) => other is not null && _encoded == other._encoded;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FieldPath);

    /// <inheritdoc/>
    public override int GetHashCode() => _encoded.GetHashCode(StringComparison.Ordinal);

    /// <summary>
    /// By names, each by its UTF-8 bytes: the order in which Firestore appends fields to a query's order.
    /// </summary>
    internal int CompareTo(FieldPath other)
    {
        for (var i = 0; i < Math.Min(_segments.Length, other._segments.Length); i++)
        {
            var order = Utf8Order.Compare(_segments[i], other._segments[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return _segments.Length.CompareTo(other._segments.Length);
    }

    /// <summary>
    /// The dotted form, quoted where needed: what the wire carries, and what <see cref="Parse"/> reads.
    /// </summary>
    public override string ToString() => _encoded;

    private static string Bare(string path, ref int at)
    {
        var start = at;
        for (; at < path.Length && path[at] != '.'; at++)
        {
            if ("~*/[]`".Contains(path[at], StringComparison.Ordinal))
            {
                throw new ArgumentException(
                    $"`{path}` holds `{path[at]}`: create the path with new FieldPath(names)",
                    nameof(path)
                );
            }
        }

        return at > start ? path[start..at] : throw new ArgumentException($"`{path}` has an empty name", nameof(path));
    }

    private static string Quoted(string path, ref int at)
    {
        var name = new StringBuilder();
        for (at++; at < path.Length; at++)
        {
            if (path[at] == '`')
            {
                at++;
                if (name.Length > 0 && (at == path.Length || path[at] == '.'))
                {
                    return name.ToString();
                }
                break;
            }

            if (path[at] == '\\' && at + 1 < path.Length)
            {
                at++;
            }
            name.Append(path[at]);
        }

        throw new ArgumentException($"{path} has a back-tick that doesn't close a name", nameof(path));
    }

    /// <summary>A field name as it stands in a path.</summary>
    internal static string Quote(string name) =>
        IsSimple(name)
            ? name
            : $"`{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal)}`";

    private static bool IsSimple(string name) =>
        !char.IsAsciiDigit(name[0]) && !name.AsSpan().ContainsAnyExcept(SimpleNameCharacters);
}
