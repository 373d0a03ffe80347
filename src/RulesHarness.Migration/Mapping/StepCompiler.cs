using NodaTime;
using NodaTime.Text;
using RulesHarness.Diagnostics;
using RulesHarness.Firestore.Values;
using RulesHarness.Migration.Sources;
using RulesHarness.Migration.Transforms;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Mapping;

/// <summary>Makes steps that can be carried out. One that can't is a finding.</summary>
internal sealed class StepCompiler(
    SourceColumns columns,
    LookUpTables lookUps,
    Timestamp importTime,
    ICollection<Diagnostic> findings
)
{
    /// <summary>The step, or null after a finding.</summary>
    public ValueStep? Compile(TransformStep step, Place place)
    {
        if (Value(step, place) is not { } compiled)
        {
            return null;
        }
        if (step.Where is null)
        {
            return compiled;
        }
        return Condition(step.Where, place) is { } condition ? new LimitedStep(condition, compiled) : null;
    }

    /// <summary>A condition on rows, or null after a finding.</summary>
    public RowCondition? Condition(Condition condition, Place place)
    {
        if (RowCondition.Unusable(condition).FirstOrDefault() is { } unusable)
        {
            Report(MigrationDiagnostics.UnusableCondition, place, unusable);
            return null;
        }
        return new RowCondition(condition, columns);
    }

    private ValueStep? Value(TransformStep step, Place place) =>
        step switch
        {
            CaseStep one => new CaseValue(one.IsUpper),
            TrimStep => new TrimValue(),
            SplitStep split => new SplitValue(split.Separator),
            FirstStep first => new FirstValue(first.Count),
            JoinStep join => new JoinValue(join.Separator),
            TextStep text => Template(text, place),
            PartStep part => new PartValue(part.IsBefore, part.Separator, OptionalColumn(part.Column)),
            ReplaceStep replace => new ReplaceValue(replace.Old, replace.New),
            ValueMapStep map => new MappedValue(map),
            NumberStep number => new NumberValue(number.HasDecimalComma),
            CentsStep cents => new CentsValue(cents.IsToUnits),
            RoundStep => new RoundValue(),
            JsonStep => new JsonText(),
            EmptyIsNullStep => new EmptyIsNull(),
            DefaultStep one => new DefaultValue(one.Value),
            AlwaysStep always => new ConstantValue(always.Value),
            ImportTimeStep => new ConstantValue(importTime),
            HashStep => new HashValue(),
            TimeStep { Pattern: null } => new IsoTimeValue(),
            TimeStep time => Time(time, place),
            EpochStep epoch => new EpochValue(epoch.IsMilliseconds),
            LookUpStep lookUp => lookUps.Of(lookUp, place),
            PointStep point => new PointValue(columns.Of(point.Latitude), columns.Of(point.Longitude)),
            BytesStep bytes => new BytesValue(bytes.IsHex),
            ColumnStep column => new ColumnValue(columns.Of(column.Column)),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "not a step"),
        };

    private Column? OptionalColumn(string? name) => name is null ? null : columns.Of(name);

    private TemplateValue? Template(TextStep step, Place place)
    {
        if (TemplatePart.Parse(step.Template, columns) is { } parts)
        {
            return new TemplateValue(parts);
        }
        Report(MigrationDiagnostics.UnusableTemplate, place, step.Template);
        return null;
    }

    private ValueStep? Time(TimeStep step, Place place)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(step.Zone);
        if (zone is null)
        {
            Report(MigrationDiagnostics.UnknownZone, place, step.Zone, NearZone(step.Zone));
        }
        var value = Pattern(step, zone ?? DateTimeZone.Utc, place);
        return zone is null ? null : value;
    }

    private ValueStep? Pattern(TimeStep step, DateTimeZone zone, Place place)
    {
        try
        {
            return step.IsDate
                ? new DateValue(LocalDatePattern.CreateWithInvariantCulture(step.Pattern!), zone)
                : new TimeValue(LocalDateTimePattern.CreateWithInvariantCulture(step.Pattern!), zone);
        }
        catch (InvalidPatternException invalid)
        {
            var kind = step.IsDate ? "date" : "time";
            Report(MigrationDiagnostics.UnusablePattern, place, step.Pattern, kind, invalid.Message.Split('.')[0]);
            return null;
        }
    }

    /// <summary>A zone by its city alone, or one that is nearly it.</summary>
    private static string NearZone(string name)
    {
        var ids = DateTimeZoneProviders.Tzdb.Ids;
        var city = ids.FirstOrDefault(id => id.EndsWith($"/{name}", StringComparison.OrdinalIgnoreCase));
        return city is null ? Suggestion.For(name, ids) : $"; did you mean `{city}`?";
    }

    private void Report(DiagnosticDescriptor descriptor, Place place, params object?[] arguments) =>
        findings.Add(descriptor.At(place.File, place.Line, place.Column, arguments));
}
