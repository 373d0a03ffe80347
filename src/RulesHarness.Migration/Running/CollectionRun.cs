using RulesHarness.Migration.Checks;
using RulesHarness.Migration.Mapping;
using RulesHarness.Migration.Transforms;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Running;

/// <summary>Makes and checks the documents of one collection from the rows of one source.</summary>
internal sealed class CollectionRun
{
    private readonly DocumentMapper _mapper;
    private readonly SchemaFaults _schema;
    private readonly InvariantFaults _invariants;
    private readonly LimitFaults _limits;
    private readonly TargetFields _targets;
    private readonly FaultKind _duplicate;

    public CollectionRun(DocumentMapper mapper, DataModel model, DocumentKeys keys, IReadOnlySet<string> made)
    {
        var mapping = mapper.Mapping;
        _mapper = mapper;
        _schema = new SchemaFaults(mapping);
        _invariants = new InvariantFaults(mapping, model);
        _limits = new LimitFaults(mapping, model);
        _targets = new TargetFields(mapping, model, keys);
        References = new References(mapping, model, keys, made);
        var id = mapping.Parts.FirstOrDefault(part => part.Part == FilledPart.DocumentId);
        var place = id?.Row.Place ?? mapping.Place;
        _duplicate = new FaultKind(MigrationDiagnostics.DuplicateId, place, mapping.Collection.Path.Text, "");
    }

    public References References { get; }

    public long LeftOut { get; private set; }

    private long Documents { get; set; }

    private long Rejected { get; set; }

    public CollectionCount Count =>
        new(_mapper.Mapping.Source.Name, _mapper.Mapping.Collection.Path.Text, Documents, Rejected, LeftOut)
        {
            Defaults = _mapper.Defaults,
            Largest = (_limits.Largest.Path, _limits.Largest.Value),
            MostIndexed = (_limits.MostIndexed.Path, _limits.MostIndexed.Value),
        };

    /// <summary>Makes the ids of a row known before its document is made.</summary>
    public void Announce(RowScope scope, long place)
    {
        List<RowFault> ignored = [];
        if (_mapper.Takes(scope) && _mapper.Path(scope, ignored) is { } path)
        {
            _targets.Add(path, _targets.HasAny ? _mapper.Fields(scope, ignored) : null, place);
        }
    }

    /// <summary>Makes the document of a row. Returns null if the row is left out or has faults.</summary>
    public MigratedDocument? Make(RowScope scope, long place, List<RowFault> faults)
    {
        if (!_mapper.Takes(scope))
        {
            LeftOut++;
            return null;
        }
        var path = _mapper.Path(scope, faults);
        var fields = _mapper.Fields(scope, faults);
        _schema.Find(fields, faults);
        if (path is not null)
        {
            FindByPath(path, fields, place, faults);
        }
        if (faults.Count > 0)
        {
            Rejected++;
            return null;
        }
        Documents++;
        var mapping = _mapper.Mapping;
        return new MigratedDocument(path!, mapping.Collection.Path.Text, fields, mapping.Source.Name, scope.Row.Line)
        {
            Row = $"{scope.Row.Noun.One} {scope.Row.Name}",
        };
    }

    private void FindByPath(string path, IReadOnlyDictionary<string, object?> fields, long place, List<RowFault> faults)
    {
        if (_targets.Add(path, fields, place) != place)
        {
            faults.Add(new RowFault(_duplicate, path));
        }
        References.Find(path, fields, faults);
        _limits.Find(path, fields, faults);
        _invariants.Find(path, fields, faults);
    }
}
