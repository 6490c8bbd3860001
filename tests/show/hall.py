"""The pipeline over one case, as the command line hands it to the workbench."""

from careo.pipeline import Progress, build, relink


class Hall:
    def __init__(self, case):
        self.case = case

    def relink(self):
        return relink(self.case)

    def add(self, paths, tell):
        return build(paths, self.case, progress=Progress(files_done=tell))
