namespace RulesHarness.Code.Scripts.Values;

/// <summary>Variables by name, inside those of the surrounding scope.</summary>
internal sealed class Scope(Scope? parent, Module module)
{
    private Dictionary<string, Cell>? _cells;

    public Scope? Parent => parent;

    public Module Module => module;

    /// <summary>Gets <c>this</c>, if the scope is that of a method.</summary>
    public Value? Self { get; init; }

    /// <summary>Gets whether the scope is that of a block in a function.</summary>
    public bool IsBlock { get; init; }

    /// <summary>Gets the class that the scope is in.</summary>
    public ClassValue? Class { get; init; }

    public IEnumerable<Cell> Cells => _cells?.Values ?? Enumerable.Empty<Cell>();

    public Cell? Own(string name) => _cells is not null && _cells.TryGetValue(name, out var cell) ? cell : null;

    /// <summary>Gets a variable of the scope, or else of one around it; null if there is none.</summary>
    public Cell? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope.Own(name) is { } cell)
            {
                return cell;
            }
        }
        return null;
    }

    public Cell Declare(string name)
    {
        _cells ??= new Dictionary<string, Cell>(StringComparer.Ordinal);
        if (!_cells.TryGetValue(name, out var cell))
        {
            cell = new Cell();
            _cells[name] = cell;
        }
        return cell;
    }

    /// <summary>Gets the nearest <c>this</c>.</summary>
    public Value? NearestSelf()
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope.Self is { } self)
            {
                return self;
            }
        }
        return null;
    }

    public ClassValue? NearestClass()
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope.Class is { } found)
            {
                return found;
            }
        }
        return null;
    }
}
