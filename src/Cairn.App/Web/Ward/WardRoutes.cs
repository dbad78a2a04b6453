namespace Cairn.App.Web.Ward;

/// <summary>The pages by which a ward works: people come in, forms are filled in, queries are answered.</summary>
static class WardRoutes
{
    /// <returns>What other ways into the forms go through, too.</returns>
    public static (WardSubjects Subjects, FormSaving Saving) Map(WebApplication app, PageRoutes pages)
    {
        var subjects = ActivatorUtilities.CreateInstance<WardSubjects>(app.Services, pages);
        var drafts = new WardDrafts(subjects);
        var saving = ActivatorUtilities.CreateInstance<FormSaving>(app.Services, subjects);
        ActivatorUtilities.CreateInstance<FormRoutes>(app.Services, subjects, drafts, saving).Map(app);
        new DraftRoutes(subjects, drafts).Map(app);
        ActivatorUtilities.CreateInstance<GridRoutes>(app.Services, subjects, drafts, saving).Map(app);
        new Laboratory.LaboratoryRoutes(subjects, saving).Map(app);
        ActivatorUtilities.CreateInstance<IceRoutes>(app.Services, subjects, saving).Map(app);
        ActivatorUtilities.CreateInstance<FormActsRoutes>(app.Services, subjects).Map(app);
        ActivatorUtilities.CreateInstance<VisitsRoutes>(app.Services, subjects).Map(app);
        ActivatorUtilities.CreateInstance<GoRoutes>(app.Services, subjects).Map(app);
        ActivatorUtilities.CreateInstance<ProductRoutes>(app.Services, subjects, pages).Map(app);
        ActivatorUtilities.CreateInstance<DataRoutes>(app.Services, pages).Map(app);
        new Exports.DatasetsRoutes(pages).Map(app);
        ActivatorUtilities.CreateInstance<TodayRoutes>(app.Services, pages).Map(app);
        ActivatorUtilities.CreateInstance<BeginningRoutes>(app.Services, subjects, pages).Map(app);
        ActivatorUtilities.CreateInstance<QueryRoutes>(app.Services, subjects, pages).Map(app);
        return (subjects, saving);
    }
}
